package creditgraph.graph.snapshot;

import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.LocalityOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Writes the files of one snapshot whose vertices have their ordinals: several at a time where
/// threads are free, each by one thread, so that its bytes are the same for any number of them.
final class SnapshotWriter {

  private final Path directory;
  private final SnapshotSource source;
  private final EntrySpool artists;
  private final ReleaseSpool releases;
  private final OrderedCredits credits;
  private final CreditEdges edges;
  private final LocalityOrder order;
  private final SnapshotOutput output;

  SnapshotWriter(
      Path directory,
      SnapshotSource source,
      EntrySpool artists,
      ReleaseSpool releases,
      OrderedCredits credits) {
    this.directory = directory;
    this.source = source;
    this.artists = artists;
    this.releases = releases;
    this.credits = credits;
    this.edges = credits.credits().edges();
    this.order = credits.order();
    this.output = new SnapshotOutput(directory);
  }

  Manifest write(IdMerges.Ranked merges, Instant builtAt) throws IOException {
    try (output) {
      Parallel.run(
          List.of(
              this::writeEvidence,
              () -> TopologyWriter.write(credits, merges, output),
              this::writeReleaseLabels,
              this::writeArtistLabels));
      Manifest manifest = output.seal(credits.manifest(source, output.contents(), builtAt));
      DurableFiles.write(directory.resolve(Manifest.FILE_NAME), manifest.toBytes());
      return manifest;
    }
  }

  private void writeArtistLabels() throws IOException {
    int[] releaseCounts = new int[edges.artistCount()];
    for (long credit = 0; credit < edges.creditCount(); credit++) {
      releaseCounts[order.artistOrdinal(edges.artist(credit))]++;
    }
    SnapshotFileWriter file = output.create(FileKind.ARTIST_LABELS, edges.artistCount());
    RecordTable.Writer records = new RecordTable.Writer(file.nextSection());
    RecordWriter record = new RecordWriter();
    EntrySpool.Reader spooled = artists.reader();
    for (int ordinal = 0; ordinal < edges.artistCount(); ordinal++) {
      RecordReader artist = spooled.read(order.artistRank(ordinal));
      record.clear();
      record.number(releaseCounts[ordinal]);
      artist.copyRest(record);
      records.add(record);
    }
    file.section(records.starts());
    output.end(FileKind.ARTIST_LABELS, file);
  }

  private void writeReleaseLabels() throws IOException {
    SnapshotFileWriter file =
        createWithDictionary(FileKind.RELEASE_LABELS, releases.words().freeze());
    RecordTable.Writer records = new RecordTable.Writer(file.nextSection());
    RecordWriter record = new RecordWriter();
    ReleaseSpool.LabelWriter labels = releases.labelWriter();
    for (int ordinal = 0; ordinal < edges.releaseCount(); ordinal++) {
      record.clear();
      labels.write(order.releaseRank(ordinal), record);
      records.add(record);
    }
    file.section(records.starts());
    output.end(FileKind.RELEASE_LABELS, file);
  }

  private void writeEvidence() throws IOException {
    SnapshotFileWriter file = createWithDictionary(FileKind.EVIDENCE, releases.roles().freeze());
    RecordTable.Writer records = new RecordTable.Writer(file.nextSection());
    RecordWriter record = new RecordWriter();
    ReleaseSpool.EvidenceWriter evidence = releases.evidenceWriter(credits::artistOrdinal);
    for (int ordinal = 0; ordinal < edges.releaseCount(); ordinal++) {
      record.clear();
      evidence.write(order.releaseRank(ordinal), record);
      records.add(record);
    }
    file.section(records.starts());
    output.end(FileKind.EVIDENCE, file);
  }

  private SnapshotFileWriter createWithDictionary(FileKind kind, List<String> entries)
      throws IOException {
    SnapshotFileWriter file = output.create(kind, edges.releaseCount(), entries.size());
    RecordTable.Writer dictionary = new RecordTable.Writer(file.nextSection());
    RecordWriter record = new RecordWriter();
    for (String entry : entries) {
      record.clear();
      record.text(entry);
      dictionary.add(record);
    }
    file.section(dictionary.starts());
    return file;
  }
}
