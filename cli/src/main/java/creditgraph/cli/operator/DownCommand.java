package creditgraph.cli.operator;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import creditgraph.cli.operator.ManagementClient.Member;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg node down NAME`: puts out a node that is lost. One that answers is told to leave instead:
/// put out, it would come back by itself.
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Puts out a node that is unreachable and will not come back.")
public final class DownCommand implements Callable<Integer> {

  @Mixin private ManagementOption management = new ManagementOption();

  @Parameters(paramLabel = "NAME", description = "As `mcg status` names the node.")
  private String name = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ManagementClient client = management.client();
    Member member = client.member(name);
    if (member.reachable()) {
      throw new CommandFailed(
          ExitCode.FAILURE, "%s answers; `mcg node leave %s` ends it".formatted(name, name));
    }
    client.down(member, management.token());
    spec.commandLine().getOut().println(name + " is down");
    return ExitCode.OK;
  }
}
