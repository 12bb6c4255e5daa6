package creditgraph.cli.demo;

import creditgraph.cli.DataOption;
import creditgraph.cli.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mcg demo`: from a dump to a route answered by a live cluster, on one machine.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs everything on this machine: PostgreSQL, ingest, snapshots, a cluster of three JVMs,",
      "HTTP and web. Prints one route, then serves until Ctrl-C. A second run reuses the data."
    })
public final class DemoCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--dump",
      paramLabel = "DIR",
      description = "A folder of Discogs dump files (default: a generated demo world).")
  private @Nullable Path dump;

  @Option(
      names = "--releases",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Size of the generated demo world (default: ${DEFAULT-VALUE}).")
  private long releases = 20_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of the generated demo world (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--ruleset",
      paramLabel = "NAME",
      defaultValue = "performers",
      description = "Of the route that is shown (default: ${DEFAULT-VALUE}).")
  private String ruleset = "performers";

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Where the web and the API are served (default: ${DEFAULT-VALUE}).")
  private int httpPort = 8080;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var settings = new DemoSettings(data.root(), dump, releases, seed, ruleset, httpPort);
    new Demo(settings, new Narration(spec.commandLine().getOut())).run();
    return ExitCode.OK;
  }
}
