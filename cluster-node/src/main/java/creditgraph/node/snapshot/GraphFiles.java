package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.SnapshotException;
import creditgraph.http.snapshot.PublishedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// The files that a graph root's pointers lead to.
///
/// An address is compared with what is there and never made into a path: a month, ruleset or
/// fingerprint must be that of a current or previous snapshot, a name must stand in its manifest.
public final class GraphFiles implements PublishedFiles {

  private final GraphRoot root;
  private final Executor blocking;

  public GraphFiles(Path graphRoot, Executor blocking) {
    this.root = new GraphRoot(graphRoot);
    this.blocking = blocking;
  }

  @Override
  public CompletionStage<Optional<PublishedFile>> find(
      String month, String ruleset, String fingerprint, String name) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return snapshot(month, ruleset, fingerprint)
                .flatMap(directory -> file(directory, name));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        blocking);
  }

  private Optional<Path> snapshot(String month, String ruleset, String fingerprint)
      throws IOException {
    if (!root.currentRulesets().contains(ruleset)) {
      return Optional.empty();
    }
    return Stream.concat(current(ruleset).stream(), previous(ruleset).stream())
        .filter(directory ->
            root.directory()
                .relativize(directory)
                .toString()
                .equals(String.join("/", month, ruleset, fingerprint)))
        .findFirst();
  }

  private Optional<Path> current(String ruleset) throws IOException {
    try {
      return root.current(ruleset);
    } catch (SnapshotException leadsNowhere) {
      // The keeper of this node has said so.
      return Optional.empty();
    }
  }

  private Optional<Path> previous(String ruleset) throws IOException {
    try {
      return root.previous(ruleset);
    } catch (SnapshotException noPointer) {
      return Optional.empty();
    }
  }

  private static Optional<PublishedFile> file(Path directory, String name) {
    try {
      Path manifest = directory.resolve(Manifest.FILE_NAME);
      if (name.equals(Manifest.FILE_NAME)) {
        byte[] bytes = Files.readAllBytes(manifest);
        return Optional.of(new PublishedFile(manifest, bytes.length, Sha256.of(bytes)));
      }
      return Manifest.read(directory).files().stream()
          .filter(file -> file.name().equals(name))
          .map(file ->
              new PublishedFile(directory.resolve(file.name()), file.bytes(), file.sha256()))
          .filter(file -> isWhole(directory, file))
          .findFirst();
    } catch (SnapshotException unreadable) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Of the length that was announced, and no link to elsewhere.
  private static boolean isWhole(Path directory, PublishedFile file) {
    try {
      return directory.equals(file.path().normalize().getParent())
          && Files.isRegularFile(file.path(), LinkOption.NOFOLLOW_LINKS)
          && Files.size(file.path()) == file.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
