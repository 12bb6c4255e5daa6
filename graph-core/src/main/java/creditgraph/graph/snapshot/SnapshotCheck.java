package creditgraph.graph.snapshot;

import creditgraph.graph.csr.CreditGraph;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Verifies every byte and every promise of a snapshot.
///
/// All faults are reported, not the first alone. Damage never makes the check itself fail: it is
/// what the check is for. Time O(bytes), memory 16 bytes an artist.
public final class SnapshotCheck {

  private final Path directory;
  private final Faults faults = new Faults();

  private SnapshotCheck(Path directory) {
    this.directory = directory;
  }

  /// Checks manifest, file hashes, then the graph, ids, roles, labels and evidence inside them.
  public static CheckReport check(Path directory) {
    SnapshotCheck check = new SnapshotCheck(directory);
    check.run();
    return check.faults.report(directory);
  }

  /// The same of what a search reads, for who has no more of the snapshot; labels of releases are
  /// held against their hash alone.
  public static CheckReport checkForSearch(Path directory) {
    return TopologyCheck.ofSnapshot(directory);
  }

  /// What must hold before anybody is shown a snapshot: every byte, and then that routes drawn from
  /// its fingerprint are found as a plain breadth-first search finds them, each hop proven by the
  /// snapshot's own credits.
  public static CheckReport checkWithRoutes(Path directory) {
    CheckReport bytes = check(directory);
    return bytes.isClean() ? RouteCheck.check(directory) : bytes;
  }

  private void run() {
    Manifest manifest;
    try {
      manifest = Manifest.verify(directory);
    } catch (SnapshotException | IOException e) {
      faults.add(Manifest.FILE_NAME, 0, e.toString());
      return;
    }
    checkList(manifest);
    for (Manifest.FileEntry entry : manifest.files()) {
      // Another name could lead anywhere.
      if (FileKind.named(entry.name()).isPresent()) {
        FileHashes.check(directory, entry, faults);
      }
    }
    checkContent(manifest);
  }

  /// The directory holds the files of the format and nothing else.
  private void checkList(Manifest manifest) {
    List<String> listed = manifest.files().stream().map(Manifest.FileEntry::name).toList();
    for (FileKind kind : FileKind.values()) {
      if (!listed.contains(kind.fileName)) {
        faults.add(Manifest.FILE_NAME, 0, "does not list " + kind.fileName);
      }
    }
    for (Manifest.FileEntry entry : manifest.files()) {
      Optional<FileKind> kind = FileKind.named(entry.name());
      if (kind.isEmpty() || Collections.frequency(listed, entry.name()) > 1) {
        faults.add(
            Manifest.FILE_NAME,
            0,
            "lists '%s', which is not a file of the format or is there twice"
                .formatted(entry.name()));
      } else if (!kind.get().purpose.word.equals(entry.purpose())) {
        faults.add(
            Manifest.FILE_NAME,
            0,
            "%s: expected purpose '%s', found '%s'"
                .formatted(entry.name(), kind.get().purpose.word, entry.purpose()));
      }
    }
    try (Stream<Path> found = Files.list(directory)) {
      found
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.equals(Manifest.FILE_NAME) && !listed.contains(name))
          .sorted()
          .forEach(name -> faults.add(name, 0, "does not belong to the snapshot"));
    } catch (IOException e) {
      faults.add(Manifest.FILE_NAME, 0, "the directory cannot be listed: " + e);
    }
  }

  /// Maps what can be mapped; what the files hold is interpreted only when all their bytes are as
  /// they were written.
  private void checkContent(Manifest manifest) {
    boolean bytesAreRight = faults.isEmpty();
    try (Arena arena = Arena.ofConfined()) {
      for (FileKind kind : FileKind.values()) {
        attempt(kind, () -> mapAlone(manifest, kind, arena));
      }
      if (bytesAreRight && faults.isEmpty()) {
        interpret(manifest, SnapshotFiles.map(directory, manifest, arena));
      }
    } catch (IOException e) {
      faults.add(Manifest.FILE_NAME, 0, "the files cannot be mapped: " + e);
    }
  }

  private void mapAlone(Manifest manifest, FileKind kind, Arena arena) throws IOException {
    ContentBytes.check(SnapshotFiles.map(directory, manifest, kind, arena), kind, faults);
  }

  private void interpret(Manifest manifest, SnapshotFiles files) throws IOException {
    attempt(FileKind.COMPONENTS, () -> checkGraph(manifest, files));
    attempt(FileKind.ARTIST_IDS, () -> RecordChecks.artistIds(files, faults));
    attempt(FileKind.RELEASE_IDS, () -> RecordChecks.releaseIds(files, faults));
    attempt(FileKind.RELEASE_LABELS, () -> RecordChecks.releaseLabels(files, faults));
    attempt(FileKind.RELEASE_IDS, () -> RecordChecks.labelsOfParts(files, faults));
  }

  private void checkGraph(Manifest manifest, SnapshotFiles files) throws IOException {
    CreditGraph graph = files.graph();
    if (GraphCheck.check(files, graph, manifest, faults)) {
      attempt(FileKind.ROLES, () -> RecordChecks.roles(files, graph, faults));
      attempt(FileKind.ARTIST_LABELS, () -> RecordChecks.artistLabels(files, graph, faults));
      attempt(FileKind.EVIDENCE, () -> RecordChecks.evidence(files, graph, faults));
    }
  }

  /// Runs one part; whatever bytes make it throw is a fault of the file that the failure names, or
  /// else of the one that the part is about.
  private void attempt(FileKind kind, Part part) throws IOException {
    try {
      part.run();
    } catch (SnapshotDamaged e) {
      faults.add(e, kind);
    } catch (FormatTooNew
        | FormatTooOld
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | IllegalStateException
        | ArithmeticException e) {
      faults.add(kind.fileName, 0, String.valueOf(e.getMessage()));
    }
  }

  @FunctionalInterface
  private interface Part {
    void run() throws IOException;
  }
}
