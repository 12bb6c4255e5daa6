package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.SnapshotDamaged;
import creditgraph.graph.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks at the `current` pointers below a graph root and opens what they name. Blocks.
///
/// Every byte of a snapshot is hashed against its manifest before it is opened: a card that has
/// begun to fail shows here and not in an answer. The full check of every invariant was done when
/// the snapshot was published.
final class SnapshotOpener {

  private final GraphRoot root;
  private final SnapshotExtent extent;

  SnapshotOpener(GraphRoot root, SnapshotExtent extent) {
    this.root = root;
    this.extent = extent;
  }

  /// What one look found.
  ///
  /// @param refusals one sentence for each snapshot that cannot be used
  record Look(List<OpenedSnapshot> opened, List<Refusal> refusals) {}

  /// @param place the snapshot's directory, or the pointer when that is what cannot be used
  /// @param lookedAt when the look began, in `System.nanoTime`: what was put there later is not
  ///   meant
  record Refusal(Path place, Cause cause, String reason, long lookedAt) {}

  enum Cause {
    /// Bytes are missing or wrong: the same snapshot brought anew would do.
    DAMAGED,
    /// Anything else, which no other copy would change.
    UNUSABLE
  }

  /// A file is not what the manifest says.
  private static final class WrongFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongFile(String message) {
      super(message);
    }
  }

  /// Opens each current snapshot unless its directory or its pointer is in `known`.
  ///
  /// @throws IOException when the pointers themselves cannot be read
  Look look(Set<Path> known) throws IOException {
    List<OpenedSnapshot> opened = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    long begun = System.nanoTime();
    for (String ruleset : root.currentRulesets()) {
      Path place = root.directory().resolve("current").resolve(ruleset);
      try {
        Optional<Path> current = known.contains(place) ? Optional.empty() : root.current(ruleset);
        if (current.isPresent() && !known.contains(current.get())) {
          place = current.get();
          opened.add(open(place, ruleset));
        }
      } catch (SnapshotDamaged | WrongFile e) {
        refusals.add(new Refusal(place, Cause.DAMAGED, sentence(e), begun));
      } catch (SnapshotException | IllegalArgumentException | IOException e) {
        refusals.add(new Refusal(place, Cause.UNUSABLE, sentence(e), begun));
      }
    }
    return new Look(opened, refusals);
  }

  private OpenedSnapshot open(Path directory, String ruleset) throws IOException {
    Manifest manifest = Manifest.verify(directory);
    for (Manifest.FileEntry file : manifest.files()) {
      if (extent.needs(file)) {
        verify(directory.resolve(file.name()), file);
      }
    }
    if (!manifest.rulesetName().equals(ruleset)) {
      throw new IllegalArgumentException(
          "the current pointer of ruleset %s names a snapshot of ruleset %s"
              .formatted(ruleset, manifest.rulesetName()));
    }
    return OpenedSnapshot.of(extent.open(directory));
  }

  private static void verify(Path file, Manifest.FileEntry expected) throws IOException {
    if (!Files.exists(file)) {
      throw new WrongFile(file + ": the manifest names it and it is not there");
    }
    String found = Sha256.of(file);
    if (!found.equals(expected.sha256())) {
      throw new WrongFile(
          "%s: expected SHA-256 %s as in the manifest, found %s"
              .formatted(file.getFileName(), expected.sha256(), found));
    }
  }

  private static String sentence(Exception e) {
    return e instanceof IOException ? e.toString() : String.valueOf(e.getMessage());
  }
}
