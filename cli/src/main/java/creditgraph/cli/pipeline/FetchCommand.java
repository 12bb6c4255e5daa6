package creditgraph.cli.pipeline;

import com.typesafe.config.ConfigFactory;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataOption;
import creditgraph.cli.ExitCode;
import creditgraph.ingest.fetch.Fetch.Registered;
import creditgraph.ingest.fetch.FetchSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg fetch MONTH`: the published dump files of a month, verified.
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Fetches a month's dump files and verifies them against the published checksums.",
      "Interrupted at any moment, the same command goes on where it was."
    })
public final class FetchCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(index = "0", paramLabel = "MONTH", description = "For example 2026-11.")
  private @Nullable YearMonth month;

  @Option(
      names = "--from",
      paramLabel = "URL",
      description = "Another place than Discogs' own that keeps the files in the same folders.")
  private @Nullable URI from;

  @Option(
      names = "--replace",
      description = "Takes the newest set though the month is registered with another.")
  private boolean replace;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (month == null) {
      throw new CommandFailed(ExitCode.USAGE, "say which month, for example 2026-11");
    }
    PrintWriter err = spec.commandLine().getErr();
    Thread onCtrlC =
        Thread.ofPlatform()
            .unstarted(() -> {
              err.println("mcg: stopped; what has arrived is kept, the same command goes on");
              Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            });
    Runtime.getRuntime().addShutdownHook(onCtrlC);
    try {
      var root = data.root();
      root.create();
      var result =
          new Pipeline(root, (part, sentence) -> err.println(sentence))
              .fetch(settings(), month, replace ? Registered.REPLACE : Registered.STAY);
      spec.commandLine().getOut().println(result.directory());
      return ExitCode.OK;
    } finally {
      forget(onCtrlC);
    }
  }

  private FetchSettings settings() {
    try {
      FetchSettings settings = FetchSettings.from(ConfigFactory.load());
      return from == null ? settings : settings.from(from);
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  /// Too late when it is running: then the process ends with its code.
  private static void forget(Thread onCtrlC) {
    try {
      Runtime.getRuntime().removeShutdownHook(onCtrlC);
    } catch (IllegalStateException shuttingDown) {
      // It speaks for us.
    }
  }
}
