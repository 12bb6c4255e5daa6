package creditgraph.cli;

import creditgraph.cli.operator.DownCommand;
import creditgraph.cli.operator.LeaveCommand;
import creditgraph.node.NodeMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Runs one cluster node in this process; its settings come from `creditgraph.node` in the
/// configuration (`-Dconfig.file`, `MCG_…` variables), as in the node image. Below it, what an
/// operator does to a node of a running cluster.
@Command(
    name = "node",
    mixinStandardHelpOptions = true,
    description = {
      "Joins a cluster as one node, until it is told to stop.",
      "Settings: MCG_… environment variables; docs/operations.md lists them."
    },
    subcommands = {LeaveCommand.class, DownCommand.class})
public final class NodeCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    NodeMain.main(new String[0]);
    return ExitCode.OK;
  }
}
