package creditgraph.cli;

import creditgraph.catalog.table.CatalogUnreadable;
import creditgraph.cli.collection.CollectionCommand;
import creditgraph.cli.demo.DemoCommand;
import creditgraph.cli.gateway.ArtistCommand;
import creditgraph.cli.gateway.ChallengeCommand;
import creditgraph.cli.gateway.FindingsCommand;
import creditgraph.cli.gateway.JobCommand;
import creditgraph.cli.gateway.PathCommand;
import creditgraph.cli.gateway.SampleCommand;
import creditgraph.cli.gateway.ScoreCommand;
import creditgraph.cli.gateway.StatusCommand;
import creditgraph.cli.gateway.SweepCommand;
import creditgraph.cli.gateway.VerifyCommand;
import creditgraph.cli.pipeline.BuildCommand;
import creditgraph.cli.pipeline.CheckCommand;
import creditgraph.cli.pipeline.DiffCommand;
import creditgraph.cli.pipeline.FetchCommand;
import creditgraph.cli.pipeline.GenerateCommand;
import creditgraph.cli.pipeline.IngestCommand;
import creditgraph.cli.pipeline.ProfileCommand;
import creditgraph.cli.publish.PruneCommand;
import creditgraph.cli.publish.PublishCommand;
import creditgraph.cli.publish.RollbackCommand;
import creditgraph.cli.publish.SnapshotsCommand;
import creditgraph.cli.roles.RolesCommand;
import creditgraph.graph.snapshot.SnapshotException;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.fetch.FetchFailed;
import creditgraph.ingest.profile.QueryTooLarge;
import creditgraph.ingest.publish.NoRoom;
import creditgraph.ingest.registry.RegistryUnavailable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `mcg`: one tool for the pipeline, the cluster and the daily questions.
@Command(
    name = "mcg",
    mixinStandardHelpOptions = true,
    version = "mcg 0.1.0",
    description = "Turns Discogs dumps into a credit graph and finds routes between musicians.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ok",
      "1:failure",
      "2:wrong usage",
      "3:not found",
      "4:data refused",
      "5:interrupted; the same command goes on from there",
      "6:unavailable"
    },
    footer = {
      "",
      "In a source tree also:",
      "  test       Every test: Java, web, whole processes, browser.",
      "  bench      Figures of the graph beside other systems; `./mcg bench --help`.",
    },
    subcommands = {
      DemoCommand.class,
      GenerateCommand.class,
      FetchCommand.class,
      IngestCommand.class,
      ProfileCommand.class,
      DiffCommand.class,
      BuildCommand.class,
      CheckCommand.class,
      PublishCommand.class,
      RollbackCommand.class,
      SnapshotsCommand.class,
      PruneCommand.class,
      NodeCommand.class,
      PathCommand.class,
      ArtistCommand.class,
      ChallengeCommand.class,
      SampleCommand.class,
      ScoreCommand.class,
      FindingsCommand.class,
      VerifyCommand.class,
      JobCommand.class,
      SweepCommand.class,
      StatusCommand.class,
      RolesCommand.class,
      CollectionCommand.class,
      CommandLine.HelpCommand.class,
    })
public final class Mcg implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "say which command to run");
  }

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /// The tool, writing UTF-8 whatever the machine's locale says: names come in every script.
  static CommandLine commandLine() {
    return new CommandLine(new Mcg())
        .setOut(utf8(FileDescriptor.out))
        .setErr(utf8(FileDescriptor.err))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Mcg::explain);
  }

  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(
        new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8),
        true,
        StandardCharsets.UTF_8);
  }

  /// What a command expected to go wrong is one sentence; anything else is a bug and shows its
  /// trace.
  private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    return switch (failure) {
      case CommandFailed expected -> {
        command.getErr().println("mcg: " + expected.getMessage());
        yield expected.exitCode();
      }
      case DumpRefused refused -> {
        command.getErr().println("mcg: " + refused.getMessage());
        yield ExitCode.DATA_REFUSED;
      }
      case CatalogUnreadable unreadable -> {
        command.getErr().println("mcg: " + unreadable.getMessage());
        yield ExitCode.DATA_REFUSED;
      }
      case SnapshotException unusable -> {
        command.getErr().println("mcg: " + unusable.getMessage());
        yield ExitCode.DATA_REFUSED;
      }
      case RegistryUnavailable unavailable -> {
        command.getErr().println("mcg: " + unavailable.getMessage());
        yield ExitCode.UNAVAILABLE;
      }
      case NoRoom full -> {
        command.getErr().println("mcg: " + full.getMessage());
        yield ExitCode.FAILURE;
      }
      case QueryTooLarge large -> {
        command.getErr().println("mcg: " + large.getMessage());
        yield ExitCode.FAILURE;
      }
      case FetchFailed failed -> {
        command.getErr().println("mcg: " + failed.getMessage());
        yield switch (failed.reason()) {
          case NOT_THERE -> ExitCode.NOT_FOUND;
          case UNAVAILABLE -> ExitCode.UNAVAILABLE;
          case BROKEN_OFF -> ExitCode.INTERRUPTED;
          case NO_ROOM -> ExitCode.FAILURE;
        };
      }
      case FileSystemException file -> {
        command.getErr().println("mcg: " + reason(file));
        yield ExitCode.FAILURE;
      }
      default -> throw failure;
    };
  }

  private static String reason(FileSystemException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case NoSuchFileException missing -> missing.getFile() + " is not there";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
