package creditgraph.cli.gateway;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `mcg status`: what is up, what each node has and computes, and how far jobs are; once, or live.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows gateway, nodes, their snapshots and lanes, and jobs with their rates.")
public final class StatusCommand implements Callable<Integer> {

  @Mixin private GatewayOption gateway = new GatewayOption();

  @Option(names = "--json", description = "Prints an object for programs; with --watch one a line.")
  private boolean json;

  @Option(
      names = "--watch",
      description = "Shows it again and again, in place on a terminal, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "How often with --watch (default: ${DEFAULT-VALUE}).")
  private double everySeconds = 1;

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "With --watch: ends after so many times.")
  private int times = Integer.MAX_VALUE;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    GatewayClient client = gateway.client();
    if (watch) {
      watch(client, out);
      return ExitCode.OK;
    }
    StatusView view = StatusView.read(client, gateway.researcherTokenIfAny());
    if (json) {
      out.println(view.json().toPrettyString());
    } else {
      page(view).forEach(out::println);
    }
    return view.isUp() ? ExitCode.OK : ExitCode.UNAVAILABLE;
  }

  /// A gateway that does not answer for a while is shown as that; it may come back.
  private void watch(GatewayClient client, PrintWriter out) throws InterruptedException {
    if (!(everySeconds >= 0.1 && everySeconds <= 3600) || times < 1) {
      throw new ParameterException(
          spec.commandLine(), "--every: expected 0.1 to 3600, --times: 1 or more");
    }
    try (LiveScreen screen = LiveScreen.open(out, !json && LiveScreen.isTerminal())) {
      for (int turn = 1; turn <= times; turn++) {
        screen.show(now(client));
        if (turn < times) {
          Thread.sleep(Math.round(everySeconds * 1000));
        }
      }
    }
  }

  private List<String> now(GatewayClient client) {
    try {
      StatusView view = StatusView.read(client, gateway.researcherTokenIfAny());
      if (json) {
        return List.of(view.json().toString());
      }
      List<String> lines = new ArrayList<>(page(view));
      lines.addFirst(view.at().toString());
      return lines;
    } catch (CommandFailed away) {
      if (json) {
        spec.commandLine().getErr().println("mcg: " + away.getMessage());
        return List.of();
      }
      return List.of(Instant.now().toString(), String.valueOf(away.getMessage()));
    }
  }

  private List<String> page(StatusView view) {
    List<String> lines = new ArrayList<>(StatusText.lines(view));
    gateway
        .running()
        .ifPresent(run -> {
          lines.add("processes of the demo");
          run.nodes()
              .forEach(node ->
                  lines.add(
                      "  %-12s pid %d, management %s"
                          .formatted(node.name(), node.pid(), node.management())));
        });
    return lines;
  }
}
