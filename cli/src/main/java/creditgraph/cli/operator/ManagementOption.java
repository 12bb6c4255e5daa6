package creditgraph.cli.operator;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataOption;
import creditgraph.cli.ExitCode;
import creditgraph.cli.demo.RunFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `--management URL` and `--token-file FILE`, the same in every command that changes the cluster.
final class ManagementOption {

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--management",
      paramLabel = "URL",
      description =
          "Pekko Management of a node that has the token (default: the control node of the demo that"
              + " runs on the data folder).")
  private @Nullable URI address;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "The operators' token (default: $MCG_OPERATOR_TOKEN_FILE, or the one of the demo).")
  private @Nullable Path tokenFile;

  ManagementClient client() {
    return new ManagementClient(
        Optional.ofNullable(address)
            .or(() ->
                RunFile.read(data.root())
                    .map(run -> URI.create(run.nodes().getFirst().management())))
            .orElseThrow(() ->
                new CommandFailed(
                    ExitCode.UNAVAILABLE,
                    "no demo runs on "
                        + data.root().directory()
                        + "; name Pekko Management of a node with --management")));
  }

  String token() {
    Path file =
        Optional.ofNullable(tokenFile)
            .or(() -> Optional.ofNullable(System.getenv("MCG_OPERATOR_TOKEN_FILE")).map(Path::of))
            .orElse(data.root().operatorToken());
    try {
      return Files.readString(file).lines().findFirst().map(String::strip).orElse("");
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.UNAVAILABLE,
          "cannot read the operators' token in " + file + "; name its file with --token-file",
          e);
    }
  }
}
