package creditgraph.graph.snapshot;

import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.LocalityOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Writes the files of one snapshot whose vertices have their ordinals.
final class SnapshotWriter {

  private final Path directory;
  private final SnapshotSource source;
  private final EntrySpool artists;
  private final int[] artistSpoolRanks;
  private final EntrySpool releases;
  private final OrderedCredits credits;
  private final CreditEdges edges;
  private final LocalityOrder order;
  private final SnapshotOutput output;
  private final RecordWriter record = new RecordWriter();

  /// @param artistSpoolRanks for each credited artist its rank in the spool
  SnapshotWriter(
      Path directory,
      SnapshotSource source,
      EntrySpool artists,
      int[] artistSpoolRanks,
      EntrySpool releases,
      OrderedCredits credits) {
    this.directory = directory;
    this.source = source;
    this.artists = artists;
    this.artistSpoolRanks = artistSpoolRanks;
    this.releases = releases;
    this.credits = credits;
    this.edges = credits.credits().edges();
    this.order = credits.order();
    this.output = new SnapshotOutput(directory);
  }

  Manifest write(Instant builtAt) throws IOException {
    try (output) {
      TopologyWriter.write(credits, output);
      writeArtistLabels();
      writeReleaseLabels();
      writeEvidence();
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
    for (int ordinal = 0; ordinal < edges.artistCount(); ordinal++) {
      int rank = artistSpoolRanks[order.artistRank(ordinal)];
      ArtistEntry artist = EntryCodec.artist(artists.id(rank), artists.read(rank));
      record.clear();
      record.number(releaseCounts[ordinal]);
      EntryCodec.names(artist, record);
      records.add(record);
    }
    file.section(records.starts());
    output.end(FileKind.ARTIST_LABELS, file);
  }

  private void writeReleaseLabels() throws IOException {
    TextDictionary words = new TextDictionary();
    for (int release = 0; release < edges.releaseCount(); release++) {
      ReleaseEntry entry = release(release);
      words.count(entry.country());
      entry.formats().forEach(words::count);
    }
    SnapshotFileWriter file = createWithDictionary(FileKind.RELEASE_LABELS, words.freeze());
    RecordTable.Writer records = new RecordTable.Writer(file.nextSection());
    for (int ordinal = 0; ordinal < edges.releaseCount(); ordinal++) {
      ReleaseEntry entry = release(order.releaseRank(ordinal));
      record.clear();
      record.text(entry.title()).text(entry.headline()).number(entry.year());
      words.write(entry.country(), record);
      record.number(entry.formats().size());
      entry.formats().forEach(format -> words.write(format, record));
      record.number(entry.masterId()).number(entry.trackCount());
      records.add(record);
    }
    file.section(records.starts());
    output.end(FileKind.RELEASE_LABELS, file);
  }

  private void writeEvidence() throws IOException {
    TextDictionary roles = new TextDictionary();
    for (int release = 0; release < edges.releaseCount(); release++) {
      for (ReleaseEntry.Contributor contributor : release(release).contributors()) {
        contributor.credits().forEach(credit -> roles.count(credit.role()));
      }
    }
    SnapshotFileWriter file = createWithDictionary(FileKind.EVIDENCE, roles.freeze());
    RecordTable.Writer records = new RecordTable.Writer(file.nextSection());
    for (int ordinal = 0; ordinal < edges.releaseCount(); ordinal++) {
      ReleaseEntry entry = release(order.releaseRank(ordinal));
      record.clear();
      EntryCodec.tracks(entry.tracks(), record);
      for (ReleaseEntry.Contributor contributor : inRowOrder(entry)) {
        record.number(contributor.credits().size());
        contributor.credits().forEach(credit -> EntryCodec.evidence(credit, roles, record));
      }
      records.add(record);
    }
    file.section(records.starts());
    output.end(FileKind.EVIDENCE, file);
  }

  private SnapshotFileWriter createWithDictionary(FileKind kind, List<String> entries)
      throws IOException {
    SnapshotFileWriter file = output.create(kind, edges.releaseCount(), entries.size());
    RecordTable.Writer dictionary = new RecordTable.Writer(file.nextSection());
    for (String entry : entries) {
      record.clear();
      record.text(entry);
      dictionary.add(record);
    }
    file.section(dictionary.starts());
    return file;
  }

  private ReleaseEntry release(int rank) throws IOException {
    return EntryCodec.release(releases.id(rank), releases.read(rank));
  }

  private List<ReleaseEntry.Contributor> inRowOrder(ReleaseEntry entry) {
    return entry.contributors().stream()
        .sorted(
            Comparator.comparingInt(contributor -> credits.artistOrdinal(contributor.artistId())))
        .toList();
  }
}
