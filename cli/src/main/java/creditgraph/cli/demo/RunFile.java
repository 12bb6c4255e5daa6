package creditgraph.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.cli.DataRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// What a running demo tells other commands about itself: `run/cluster.json`.
///
/// @param gateway base address of the HTTP gateway
/// @param nodes every node process, the control node first
public record RunFile(String gateway, long demoPid, List<Node> nodes) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public RunFile {
    nodes = List.copyOf(nodes);
  }

  /// @param management base address of Pekko Management on this node
  public record Node(String name, long pid, String management) {}

  /// Empty when no demo runs on that data root.
  public static Optional<RunFile> read(DataRoot root) {
    var file = file(root);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var found = JSON.readValue(file.toFile(), RunFile.class);
      return ProcessHandle.of(found.demoPid()).map(alive -> found);
    } catch (IOException e) {
      throw new IllegalStateException(
          file + " cannot be read (" + e.getMessage() + "); stop the demo and delete it", e);
    }
  }

  /// Replaces the file in one step, so that a reader sees the old or the new one.
  public void write(DataRoot root) throws IOException {
    var file = file(root);
    var temporary = file.resolveSibling("cluster.json.tmp");
    Files.write(temporary, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  public static void delete(DataRoot root) throws IOException {
    Files.deleteIfExists(file(root));
  }

  private static Path file(DataRoot root) {
    return root.run().resolve("cluster.json");
  }
}
