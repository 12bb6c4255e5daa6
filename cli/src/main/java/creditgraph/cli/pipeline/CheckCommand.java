package creditgraph.cli.pipeline;

import creditgraph.cli.ExitCode;
import creditgraph.graph.snapshot.SnapshotCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg check SNAPSHOT`: every byte, every invariant, and routes.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Verifies every byte of a snapshot and asks it for routes; lists all faults.")
public final class CheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "A snapshot's folder, with its manifest.json.")
  private Path snapshot = Path.of(".");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    var report = SnapshotCheck.checkWithRoutes(snapshot);
    report.faults().forEach(out::println);
    out.println(
        report.isClean()
            ? snapshot + " is sound"
            : snapshot + " has " + report.faults().size() + " faults");
    return report.isClean() ? ExitCode.OK : ExitCode.DATA_REFUSED;
  }
}
