package creditgraph.graph.snapshot;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.CreditGraph;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The mapped files of a snapshot, and the structures that lie in them.
///
/// Each method wraps sections after comparing their lengths with the counts in header and manifest;
/// none reads a row or a record.
final class SnapshotFiles {

  private final Manifest manifest;
  private final Map<FileKind, SnapshotFile> files;

  private SnapshotFiles(Manifest manifest, Map<FileKind, SnapshotFile> files) {
    this.manifest = manifest;
    this.files = files;
  }

  static SnapshotFiles map(Path directory, Manifest manifest, Arena arena) throws IOException {
    return map(directory, manifest, _ -> true, arena);
  }

  /// Maps the files that every search needs; the others are not there.
  static SnapshotFiles mapTopology(Path directory, Manifest manifest, Arena arena)
      throws IOException {
    return map(directory, manifest, kind -> kind.purpose == FileKind.Purpose.TOPOLOGY, arena);
  }

  /// Maps the files that some search needs; the others are not there.
  static SnapshotFiles mapForSearch(Path directory, Manifest manifest, Arena arena)
      throws IOException {
    return map(directory, manifest, FileKind::isForSearch, arena);
  }

  private static SnapshotFiles map(
      Path directory, Manifest manifest, Predicate<FileKind> wanted, Arena arena)
      throws IOException {
    Map<FileKind, SnapshotFile> files = new EnumMap<>(FileKind.class);
    for (FileKind kind : FileKind.values()) {
      if (wanted.test(kind)) {
        files.put(kind, map(directory, manifest, kind, arena));
      }
    }
    return new SnapshotFiles(manifest, files);
  }

  static SnapshotFile map(Path directory, Manifest manifest, FileKind kind, Arena arena)
      throws IOException {
    Manifest.FileEntry entry =
        manifest.files().stream()
            .filter(file -> file.name().equals(kind.fileName))
            .findFirst()
            .orElseThrow(() ->
                new SnapshotDamaged(
                    "%s does not list %s"
                        .formatted(directory.resolve(Manifest.FILE_NAME), kind.fileName)));
    return SnapshotFile.map(directory, kind, entry.bytes(), manifest.fingerprint(), arena);
  }

  /// All bytes of the files that a search reads at every hop. Ids and roles are looked up once a
  /// question, or for those hops alone that a question is about.
  List<MemorySegment> walked() {
    return Stream.of(FileKind.ARTIST_RELEASES, FileKind.RELEASE_ARTISTS, FileKind.COMPONENTS)
        .map(kind -> file(kind).bytes())
        .toList();
  }

  SnapshotFile file(FileKind kind) {
    SnapshotFile file = files.get(kind);
    if (file == null) {
      throw new IllegalStateException(kind + " was not mapped");
    }
    return file;
  }

  CreditGraph graph() {
    SnapshotFile file = file(FileKind.COMPONENTS);
    long components = file.intCount(0);
    long solo = file.intCount(1);
    expect(file, 1, solo, (long) manifest.releaseCount() - manifest.joiningReleaseCount(), "solo");
    int joining = manifest.joiningReleaseCount();
    return CreditGraph.of(
        adjacency(FileKind.ARTIST_RELEASES, manifest.artistCount(), joining),
        adjacency(FileKind.RELEASE_ARTISTS, joining, manifest.artistCount()),
        file.section(0, (components + 1) * CreditGraph.COMPONENT_BYTES),
        file.section(1, solo * Integer.BYTES));
  }

  IdTable artistIds() {
    return ids(FileKind.ARTIST_IDS, manifest.artistCount(), mergedCount());
  }

  /// Merged ids and their ordinals, behind those of the artists.
  MergedIds mergedIds() {
    SnapshotFile file = file(FileKind.ARTIST_IDS);
    long artistBytes = (long) manifest.artistCount() * Integer.BYTES;
    long bytes = artistBytes + (long) mergedCount() * Integer.BYTES;
    return new MergedIds(
        file.section(0, bytes).asSlice(artistBytes),
        file.section(1, bytes).asSlice(artistBytes),
        mergedCount(),
        manifest.artistCount(),
        file.path().toString(),
        file.sectionStart(1) + artistBytes);
  }

  IdTable releaseIds() {
    expect(file(FileKind.RELEASE_IDS), 1, file(FileKind.RELEASE_IDS).count(1), 0, "merged ids");
    return ids(FileKind.RELEASE_IDS, manifest.releaseCount(), 0);
  }

  private int mergedCount() {
    return file(FileKind.ARTIST_IDS).intCount(1);
  }

  RoleRows roles() {
    SnapshotFile file = file(FileKind.ROLES);
    expect(file, 0, file.count(0), manifest.creditCount(), "credits");
    expect(file, 2, file.count(2), manifest.releaseCount(), "releases");
    return new RoleRows(
        file.section(0, (long) file.intCount(1) * Integer.BYTES),
        file.section(1),
        file.section(2, RoleRows.startBytes(manifest.releaseCount())),
        file.path().toString(),
        file.sectionStart(1));
  }

  RecordTable artistLabels() {
    return records(FileKind.ARTIST_LABELS, 0, 0, manifest.artistCount());
  }

  RecordTable releaseWords() {
    return dictionary(FileKind.RELEASE_LABELS);
  }

  RecordTable releaseLabels() {
    return records(FileKind.RELEASE_LABELS, 0, 2, manifest.releaseCount());
  }

  RecordTable evidenceRoles() {
    return dictionary(FileKind.EVIDENCE);
  }

  RecordTable evidence() {
    return records(FileKind.EVIDENCE, 0, 2, manifest.releaseCount());
  }

  private Adjacency adjacency(FileKind kind, int rows, int columns) {
    SnapshotFile file = file(kind);
    expect(file, 0, file.count(0), rows, "rows");
    expect(file, 1, file.count(1), columns, "columns");
    long solo = (long) manifest.releaseCount() - manifest.joiningReleaseCount();
    expect(file, 2, file.count(2), manifest.creditCount() - solo, "credits");
    long longRows = file.sectionBytes(2);
    if (longRows == 0 || longRows % Adjacency.LONG_ROW_BYTES != 0) {
      throw file.damaged(file.sectionStart(2), "the long-row table is cut");
    }
    return Adjacency.of(
        file.section(1, Adjacency.blockCount(rows) * (long) Adjacency.BLOCK_BYTES),
        file.section(2),
        file.sectionWithTail(0),
        rows,
        columns,
        file.count(2));
  }

  private IdTable ids(FileKind kind, int count, int merged) {
    SnapshotFile file = file(kind);
    expect(file, 0, file.count(0), count, "ids");
    long bytes = (long) count * Integer.BYTES;
    long withMerged = bytes + (long) merged * Integer.BYTES;
    return new IdTable(
        file.section(0, withMerged).asSlice(0, bytes),
        file.section(1, withMerged).asSlice(0, bytes),
        count,
        file.path().toString(),
        file.sectionStart(1));
  }

  private RecordTable dictionary(FileKind kind) {
    if (!files.containsKey(kind)) {
      return RecordTable.absent(kind.fileName);
    }
    SnapshotFile file = file(kind);
    return table(file, 0, file.intCount(1));
  }

  private RecordTable records(FileKind kind, int countIndex, int section, int count) {
    if (!files.containsKey(kind)) {
      return RecordTable.absent(kind.fileName);
    }
    SnapshotFile file = file(kind);
    expect(file, countIndex, file.count(countIndex), count, "records");
    return table(file, section, count);
  }

  private static RecordTable table(SnapshotFile file, int section, int count) {
    return new RecordTable(
        file.section(section),
        file.section(section + 1, RecordTable.startBytes(count)),
        count,
        file.path().toString(),
        file.sectionStart(section));
  }

  private static void expect(SnapshotFile file, int index, long found, long expected, String what) {
    if (found != expected) {
      throw file.damaged(
          FileLayout.COUNTS_AT + (long) index * Long.BYTES,
          "%s: expected %d as in the manifest, found %d".formatted(what, expected, found));
    }
  }
}
