package creditgraph.cli.gateway;

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

/// `--gateway URL` and `--ruleset NAME`, the same in every command that asks a gateway.
final class GatewayOption {

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "The gateway to ask (default: the one that runs on the data folder).")
  private @Nullable URI address;

  GatewayClient client() {
    return new GatewayClient(address().orElseThrow(this::noneRuns));
  }

  /// The demo that runs on the data root, if one does.
  Optional<RunFile> running() {
    return RunFile.read(data.root());
  }

  /// The secret for samples, from the data root.
  String researcherToken() {
    Path file = data.root().researcherToken();
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.UNAVAILABLE,
          "cannot read the researcher's token in "
              + file
              + "; name the data folder of the running"
              + " demo with --data",
          e);
    }
  }

  /// The same, when it is there: for commands that show less without it.
  Optional<String> researcherTokenIfAny() {
    return Files.isReadable(data.root().researcherToken())
        ? Optional.of(researcherToken())
        : Optional.empty();
  }

  private Optional<URI> address() {
    return Optional.ofNullable(address).or(() -> running().map(run -> URI.create(run.gateway())));
  }

  private CommandFailed noneRuns() {
    return new CommandFailed(
        ExitCode.UNAVAILABLE,
        "no demo runs on "
            + data.root().directory()
            + "; start one with `./mcg demo`, or name a gateway with --gateway");
  }
}
