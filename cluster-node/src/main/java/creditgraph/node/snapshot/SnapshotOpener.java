package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.graph.snapshot.SnapshotException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks at the `current` pointers below a graph root and opens what they name. Blocks.
///
/// Every byte of a snapshot is hashed against its manifest before it is opened: a card that has
/// begun to fail shows here and not in an answer. The full check of every invariant was done when
/// the snapshot was published.
final class SnapshotOpener {

  private static final int READ_BYTES = 1 << 16;

  private final GraphRoot root;

  SnapshotOpener(GraphRoot root) {
    this.root = root;
  }

  /// What one look found.
  ///
  /// @param refusals one sentence for each snapshot that cannot be used
  record Look(List<OpenedSnapshot> opened, List<Refusal> refusals) {}

  /// @param place the snapshot's directory, or the pointer when that is what cannot be used
  record Refusal(Path place, String reason) {}

  /// Opens each current snapshot unless its directory or its pointer is in `known`.
  ///
  /// @throws IOException when the pointers themselves cannot be read
  Look look(Set<Path> known) throws IOException {
    List<OpenedSnapshot> opened = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (String ruleset : root.currentRulesets()) {
      Path place = root.directory().resolve("current").resolve(ruleset);
      try {
        Optional<Path> current = known.contains(place) ? Optional.empty() : root.current(ruleset);
        if (current.isPresent() && !known.contains(current.get())) {
          place = current.get();
          opened.add(open(place, ruleset));
        }
      } catch (SnapshotException | IllegalArgumentException | IOException e) {
        refusals.add(new Refusal(place, sentence(e)));
      }
    }
    return new Look(opened, refusals);
  }

  private static OpenedSnapshot open(Path directory, String ruleset) throws IOException {
    Manifest manifest = Manifest.verify(directory);
    for (Manifest.FileEntry file : manifest.files()) {
      verify(directory.resolve(file.name()), file);
    }
    if (!manifest.rulesetName().equals(ruleset)) {
      throw new IllegalArgumentException(
          "the current pointer of ruleset %s names a snapshot of ruleset %s"
              .formatted(ruleset, manifest.rulesetName()));
    }
    return OpenedSnapshot.of(Snapshot.open(directory));
  }

  private static void verify(Path file, Manifest.FileEntry expected) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "named by the manifest");
    }
    String found = sha256(file);
    if (!found.equals(expected.sha256())) {
      throw new IllegalArgumentException(
          "%s: expected SHA-256 %s as in the manifest, found %s"
              .formatted(file.getFileName(), expected.sha256(), found));
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = newSha256();
    byte[] buffer = new byte[READ_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String sentence(Exception e) {
    return e instanceof IOException ? e.toString() : String.valueOf(e.getMessage());
  }
}
