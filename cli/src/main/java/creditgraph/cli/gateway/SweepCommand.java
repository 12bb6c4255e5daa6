package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import creditgraph.cli.sweep.SweepFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg sweep FILE`: a grid of samples, and what becomes of it.
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Submits a grid of samples, or shows, pauses, resumes or cancels a sweep.",
      "Equal grids on equal snapshots give equal bytes, whatever happens to the nodes."
    },
    footer = {
      "",
      "A grid in YAML or JSON; docs/sweeps.md explains it:",
      "",
      "  rulesets: [performers]",
      "  hubPenalties: [none, 1, 4]",
      "  years: [all, 1960-1969]",
      "  pairs: 20000",
      "  seeds: [1, 2, 3]"
    })
public final class SweepCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(500);

  /// A gateway that is silent so often, a second apart, is given up; the sweep goes on without us.
  private static final int SILENCES = 60;

  @Mixin private GatewayOption gateway = new GatewayOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The grid, a file that ends in .yaml, .yml or .json.")
  private @Nullable Path file;

  @Option(
      names = "--wait",
      description = "Stays until the sweep has ended and tells how far it is.")
  private boolean waits;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Waits, then writes results.csv, results.parquet, columns.csv and spec.json.")
  private @Nullable Path output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (file == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "name the FILE of a grid, or say what to do: list, show, pause, resume, cancel or results");
    }
    GatewayClient client = gateway.client();
    String token = gateway.researcherToken();
    JsonNode sweep = client.submitSweep(Files.readAllBytes(file), type(file), token);
    if (!waits && output == null) {
      out(SweepText.line(sweep));
      out("`mcg sweep show " + id(sweep) + "` tells how far it is.");
      return ExitCode.OK;
    }
    JsonNode ended = follow(client, sweep, token);
    if (output != null) {
      write(client, id(ended), output, token);
    }
    out(SweepText.page(ended));
    return requireWhole(ended);
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Every sweep that is not forgotten, the oldest first.")
  int list(
      @Mixin GatewayOption gateway,
      @Option(names = "--json", description = "Prints the gateway's answer as it is.")
          boolean json) {
    JsonNode list = gateway.client().sweeps(gateway.researcherToken());
    if (json) {
      out(list.toPrettyString());
    } else {
      list.path("sweeps").forEach(sweep -> out(SweepText.line(sweep)));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "How far a sweep is, what runs, and why points failed.")
  int show(
      @Mixin GatewayOption gateway,
      @Parameters(paramLabel = "ID", description = "As `mcg sweep list` names it.") String id,
      @Option(names = "--json", description = "Prints the gateway's answer as it is.")
          boolean json) {
    JsonNode sweep = gateway.client().sweep(id, gateway.researcherToken());
    out(json ? sweep.toPrettyString() : SweepText.page(sweep));
    return ExitCode.OK;
  }

  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Begins no further point and pauses those under way.")
  int pause(
      @Mixin GatewayOption gateway,
      @Parameters(paramLabel = "ID", description = "As `mcg sweep list` names it.") String id) {
    return change(gateway, id, "pause");
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Goes on with a paused sweep.")
  int resume(
      @Mixin GatewayOption gateway,
      @Parameters(paramLabel = "ID", description = "As `mcg sweep list` names it.") String id) {
    return change(gateway, id, "resume");
  }

  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      description = "Ends a sweep; submitting its grid again goes on with it.")
  int cancel(
      @Mixin GatewayOption gateway,
      @Parameters(paramLabel = "ID", description = "As `mcg sweep list` names it.") String id) {
    return change(gateway, id, "cancel");
  }

  @Command(
      name = "results",
      mixinStandardHelpOptions = true,
      description = "Writes what a sweep has come to so far.")
  int results(
      @Mixin GatewayOption gateway,
      @Parameters(paramLabel = "ID", description = "As `mcg sweep list` names it.") String id,
      @Option(
              names = "--output",
              paramLabel = "DIR",
              required = true,
              description = "For results.csv, results.parquet, columns.csv and spec.json.")
          Path directory)
      throws IOException {
    GatewayClient client = gateway.client();
    String token = gateway.researcherToken();
    JsonNode sweep = client.sweep(id, token);
    write(client, id, directory, token);
    out(SweepText.line(sweep));
    return ExitCode.OK;
  }

  private int change(GatewayOption asked, String id, String change) {
    out(SweepText.line(asked.client().changeSweep(id, change, asked.researcherToken())));
    return ExitCode.OK;
  }

  private static String type(Path grid) {
    String name = String.valueOf(grid.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return "application/json";
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return "application/yaml";
    }
    throw new CommandFailed(
        ExitCode.USAGE, grid + ": expected a file that ends in .yaml, .yml or .json");
  }

  /// Until it has ended; a paused one is waited for.
  private JsonNode follow(GatewayClient client, JsonNode sweep, String token)
      throws InterruptedException {
    String told = "";
    JsonNode now = sweep;
    while (true) {
      String line = SweepText.line(now);
      if (!line.equals(told)) {
        spec.commandLine().getErr().println(line);
        told = line;
      }
      if (!now.path("points").isNull() && hasEnded(now)) {
        return now;
      }
      Thread.sleep(POLL);
      now = poll(client, id(sweep), token);
    }
  }

  /// A gateway that is moving is waited for: the sweep itself is not lost.
  private static JsonNode poll(GatewayClient client, String id, String token)
      throws InterruptedException {
    for (int silences = 1; ; silences++) {
      try {
        return client.sweep(id, token);
      } catch (CommandFailed silent) {
        if (silent.exitCode() != ExitCode.UNAVAILABLE || silences == SILENCES) {
          throw silent;
        }
        Thread.sleep(Duration.ofSeconds(1));
      }
    }
  }

  private static boolean hasEnded(JsonNode sweep) {
    String status = sweep.path("status").asText();
    return !status.equals("running") && !status.equals("paused");
  }

  private static void write(GatewayClient client, String id, Path directory, String token)
      throws IOException {
    new SweepFolder(directory).write(name -> client.sweepFile(id, name, token));
  }

  private static int requireWhole(JsonNode ended) {
    int failed = ended.path("pointsFailed").asInt();
    if (!ended.path("status").asText().equals("finished") || failed > 0) {
      throw new CommandFailed(
          ExitCode.FAILURE,
          "the sweep %s ended %s with %d failed points; submit it again to go on"
              .formatted(id(ended), ended.path("status").asText(), failed));
    }
    return ExitCode.OK;
  }

  private static String id(JsonNode sweep) {
    return sweep.path("id").asText();
  }

  private void out(String text) {
    spec.commandLine().getOut().println(text);
  }
}
