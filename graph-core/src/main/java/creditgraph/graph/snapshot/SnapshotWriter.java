package creditgraph.graph.snapshot;

import creditgraph.graph.csr.AdjacencyEncoder;
import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.LocalityOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Writes the files of one snapshot whose vertices have their ordinals.
final class SnapshotWriter {

  private final Path directory;
  private final SnapshotSource source;
  private final EntrySpool artists;
  private final int[] artistSpoolRanks;
  private final EntrySpool releases;
  private final CreditEdges edges;
  private final LocalityOrder order;
  private final Map<FileKind, SnapshotFileWriter> files = new EnumMap<>(FileKind.class);
  private final List<Manifest.FileEntry> contents = new ArrayList<>();
  private final RecordWriter record = new RecordWriter();

  /// @param artistSpoolRanks for each credited artist its rank in the spool
  SnapshotWriter(
      Path directory,
      SnapshotSource source,
      EntrySpool artists,
      int[] artistSpoolRanks,
      EntrySpool releases,
      CreditEdges edges,
      LocalityOrder order) {
    this.directory = directory;
    this.source = source;
    this.artists = artists;
    this.artistSpoolRanks = artistSpoolRanks;
    this.releases = releases;
    this.edges = edges;
    this.order = order;
  }

  Manifest write(Instant builtAt) throws IOException {
    try {
      writeRows(FileKind.ARTIST_RELEASES, order.artistRows(), edges.artistCount(), joining());
      writeRows(FileKind.RELEASE_ARTISTS, order.releaseRows(), joining(), edges.artistCount());
      writeComponents();
      writeIds(FileKind.ARTIST_IDS, artistIds());
      writeIds(FileKind.RELEASE_IDS, releaseIds());
      writeRoles();
      writeArtistLabels();
      writeReleaseLabels();
      writeEvidence();
      return seal(unsealed(builtAt));
    } finally {
      for (SnapshotFileWriter file : files.values()) {
        file.close();
      }
    }
  }

  private Manifest unsealed(Instant builtAt) {
    int[] components = order.components();
    int componentsOfTwo = components.length / 3 - 1;
    int connected = components[components.length - 3];
    int[] soloArtists = order.soloArtists();
    int largestArtists = componentsOfTwo > 0 ? components[3] : Math.min(1, edges.artistCount());
    int largestReleases = componentsOfTwo > 0 ? components[5] : mostSolo(soloArtists);
    if (componentsOfTwo > 0) {
      for (int artist : soloArtists) {
        largestReleases += artist < largestArtists ? 1 : 0;
      }
    }
    return new Manifest(
        "",
        Manifest.FORMAT,
        Manifest.FORMAT,
        source.month(),
        source.files().stream()
            .sorted(Comparator.comparing(SnapshotSource.SourceFile::name))
            .toList(),
        source.parserSchema(),
        source.rulesetName(),
        source.rulesetVersion(),
        source.rulesetText(),
        LocalityOrder.NAME,
        edges.artistCount(),
        edges.releaseCount(),
        joining(),
        edges.creditCount(),
        componentsOfTwo + edges.artistCount() - connected,
        largestArtists,
        largestReleases,
        contents,
        source.buildCommit(),
        builtAt);
  }

  private static int mostSolo(int[] soloArtists) {
    int most = 0;
    int run = 0;
    for (int i = 0; i < soloArtists.length; i++) {
      run = i > 0 && soloArtists[i] == soloArtists[i - 1] ? run + 1 : 1;
      most = Math.max(most, run);
    }
    return most;
  }

  private Manifest seal(Manifest unsealed) throws IOException {
    byte[] fingerprint = unsealed.computeFingerprint();
    List<Manifest.FileEntry> sealed = new ArrayList<>();
    for (SnapshotFileWriter file : files.values()) {
      sealed.add(file.seal(fingerprint));
    }
    Manifest manifest = unsealed.withFingerprint(HexFormat.of().formatHex(fingerprint), sealed);
    DurableFiles.write(directory.resolve(Manifest.FILE_NAME), manifest.toBytes());
    return manifest;
  }

  private int joining() {
    return order.keptReleases();
  }

  private void writeRows(FileKind kind, AdjacencyEncoder.Rows rows, int rowCount, int columns)
      throws IOException {
    long credits = (long) edges.creditCount() - (edges.releaseCount() - joining());
    SnapshotFileWriter file = create(kind, rowCount, columns, credits);
    AdjacencyEncoder.Index index =
        AdjacencyEncoder.encode(rows, rowCount, columns, file.nextSection());
    file.section(index.blocks());
    file.section(index.longRows());
    end(kind, file);
  }

  private void writeComponents() throws IOException {
    int[] components = order.components();
    int[] soloArtists = order.soloArtists();
    SnapshotFileWriter file =
        create(FileKind.COMPONENTS, components.length / 3 - 1, soloArtists.length);
    file.section(components);
    file.section(soloArtists);
    end(FileKind.COMPONENTS, file);
  }

  private int[] artistIds() {
    int[] ids = new int[edges.artistCount()];
    for (int ordinal = 0; ordinal < ids.length; ordinal++) {
      ids[ordinal] = artists.id(artistSpoolRanks[order.artistRank(ordinal)]);
    }
    return ids;
  }

  private int[] releaseIds() {
    int[] ids = new int[edges.releaseCount()];
    for (int ordinal = 0; ordinal < ids.length; ordinal++) {
      ids[ordinal] = releases.id(order.releaseRank(ordinal));
    }
    return ids;
  }

  private void writeIds(FileKind kind, int[] ids) throws IOException {
    SnapshotFileWriter file = create(kind, ids.length);
    file.section(ids);
    // Ranks follow ascending ids, so the inverse needs no sort.
    int[] byId = new int[ids.length];
    for (int rank = 0; rank < ids.length; rank++) {
      byId[rank] =
          kind == FileKind.ARTIST_IDS ? order.artistOrdinal(rank) : order.releaseOrdinal(rank);
    }
    file.section(byId);
    end(kind, file);
  }

  private void writeRoles() throws IOException {
    RoleDictionary dictionary = new RoleDictionary();
    for (int release = 0; release < edges.releaseCount(); release++) {
      for (ReleaseEntry.Contributor contributor : release(release).contributors()) {
        dictionary.count(contributor.roles());
      }
    }
    int[] entries = dictionary.freeze();
    SnapshotFileWriter file =
        create(FileKind.ROLES, edges.creditCount(), entries.length, edges.releaseCount());
    file.section(entries);
    OutputStream codes = file.nextSection();
    RoleRows.Starts starts = new RoleRows.Starts(edges.releaseCount());
    for (int ordinal = 0; ordinal < edges.releaseCount(); ordinal++) {
      record.clear();
      for (ReleaseEntry.Contributor contributor : inRowOrder(ordinal)) {
        record.number(dictionary.code(contributor.roles()));
      }
      starts.add(record.length());
      codes.write(record.bytes(), 0, record.length());
    }
    file.section(starts.bytes());
    end(FileKind.ROLES, file);
  }

  private void writeArtistLabels() throws IOException {
    int[] releaseCounts = new int[edges.artistCount()];
    for (int credit = 0; credit < edges.creditCount(); credit++) {
      releaseCounts[order.artistOrdinal(edges.artist(credit))]++;
    }
    SnapshotFileWriter file = create(FileKind.ARTIST_LABELS, edges.artistCount());
    RecordTable.Writer records = new RecordTable.Writer(file.nextSection());
    for (int ordinal = 0; ordinal < edges.artistCount(); ordinal++) {
      int rank = artistSpoolRanks[order.artistRank(ordinal)];
      ArtistEntry artist = EntryCodec.artist(artists.id(rank), artists.read(rank));
      record.clear();
      record.number(releaseCounts[ordinal]).text(artist.name());
      EntrySpool.writeTexts(artist.variations(), record);
      records.add(record);
    }
    file.section(records.starts());
    end(FileKind.ARTIST_LABELS, file);
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
    end(FileKind.RELEASE_LABELS, file);
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
    end(FileKind.EVIDENCE, file);
  }

  private SnapshotFileWriter createWithDictionary(FileKind kind, List<String> entries)
      throws IOException {
    SnapshotFileWriter file = create(kind, edges.releaseCount(), entries.size());
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

  private List<ReleaseEntry.Contributor> inRowOrder(int ordinal) throws IOException {
    return inRowOrder(release(order.releaseRank(ordinal)));
  }

  private List<ReleaseEntry.Contributor> inRowOrder(ReleaseEntry entry) {
    return entry.contributors().stream()
        .sorted(Comparator.comparingInt(contributor -> artistOrdinal(contributor.artistId())))
        .toList();
  }

  private int artistOrdinal(int id) {
    int low = 0;
    int high = artistSpoolRanks.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (artists.id(artistSpoolRanks[middle]) < id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return order.artistOrdinal(low);
  }

  private SnapshotFileWriter create(FileKind kind, long... counts) throws IOException {
    SnapshotFileWriter file = SnapshotFileWriter.create(directory, kind, counts);
    files.put(kind, file);
    return file;
  }

  private void end(FileKind kind, SnapshotFileWriter file) throws IOException {
    contents.add(
        new Manifest.FileEntry(
            kind.fileName, kind.purpose.word, 0, "", file.endContent(), List.of()));
  }
}
