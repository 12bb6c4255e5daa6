package creditgraph.cli.operator;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import creditgraph.cli.operator.ManagementClient.Member;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg node leave NAME`: has a node hand over what it does and end.
@Command(
    name = "leave",
    mixinStandardHelpOptions = true,
    description = {
      "Drains a node: it hands over what it does, leaves the cluster and ends.",
      "Whatever supervises it may start it again."
    })
public final class LeaveCommand implements Callable<Integer> {

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  @Mixin private ManagementOption management = new ManagementOption();

  @Parameters(paramLabel = "NAME", description = "As `mcg status` names the node.")
  private String name = "";

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long to wait until it has left (default: ${DEFAULT-VALUE}).")
  private int waitSeconds = 30;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    ManagementClient client = management.client();
    Member member = client.member(name);
    if (!member.reachable()) {
      throw new CommandFailed(
          ExitCode.UNAVAILABLE,
          "%s does not answer the other nodes and cannot be told; `mcg node down %s` puts it out"
              .formatted(name, name));
    }
    client.leave(member, management.token());
    long deadline = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
    while (client.has(member).orElse(false)) {
      if (System.nanoTime() > deadline) {
        throw new CommandFailed(
            ExitCode.UNAVAILABLE, "%s is still there after %d s".formatted(name, waitSeconds));
      }
      Thread.sleep(LOOK_EVERY);
    }
    spec.commandLine().getOut().println(name + " has left");
    return ExitCode.OK;
  }
}
