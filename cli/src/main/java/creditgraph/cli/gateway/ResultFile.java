package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The file into which a command writes what the cluster has computed.
final class ResultFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--out", paramLabel = "FILE", description = "Writes the result as JSON.")
  private @Nullable Path file;

  /// Does nothing when nobody named a file.
  void write(JsonNode result) throws IOException {
    if (file != null) {
      Files.writeString(
          file,
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n",
          StandardCharsets.UTF_8);
    }
  }
}
