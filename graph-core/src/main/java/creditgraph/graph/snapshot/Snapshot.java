package creditgraph.graph.snapshot;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.csr.GraphClosed;
import creditgraph.graph.csr.OrdinalOutOfRange;
import creditgraph.graph.search.CreditRoles;
import creditgraph.graph.search.ReleaseFees;
import creditgraph.graph.search.ReleaseYears;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One immutable snapshot, mapped into memory.
///
/// - **Open** compares the manifest's checksum, and header, footer and counts of each file:
///   O(files). Damage inside a file is [SnapshotCheck]'s to find; met by a reader, it is a
///   [SnapshotDamaged] or another exception, never a wrong length of time.
/// - **Errors.** An ordinal of another snapshot is an [OrdinalOutOfRange], a closed one answers
///   [GraphClosed].
/// - **Closing.** [#close] waits for nobody: the memory is released when the last [#lease] ends.
///   Whoever reads while another thread may close holds a lease.
/// - **Limit.** A file cut short *while it is open* makes the next read of the lost part fail with
///   `InternalError`, which is the only way the JVM has to say so; a search makes a
///   [SnapshotDamaged] of it. Published files are never edited.
/// - **Threads.** Shared freely.
public final class Snapshot implements AutoCloseable {

  /// Returned for an id that is not in the snapshot.
  public static final int ABSENT = IdTable.ABSENT;

  /// Memory is counted in pieces of this size, each wholly there or not.
  private static final long RESIDENCY_STEP = 1 << 18;

  private final Path directory;
  private final Manifest manifest;
  private final Arena arena;
  private final CreditGraph graph;
  private final List<MemorySegment> walked;
  private final IdTable artistIds;
  private final MergedIds mergedIds;
  private final IdTable releaseIds;
  private final RoleRows roles;
  private final RecordTable artistLabels;
  private final RecordTable releaseWords;
  private final RecordTable releaseLabels;
  private final EvidenceTable evidence;
  private final Object lifecycle = new Object();
  private int leases;
  private boolean closed;

  private Snapshot(Path directory, Manifest manifest, Arena arena, SnapshotFiles files) {
    this.directory = directory;
    this.manifest = manifest;
    this.arena = arena;
    this.graph = files.graph().reportingDamage(SnapshotDamage.in(files));
    this.walked = files.walked();
    this.artistIds = files.artistIds();
    this.mergedIds = files.mergedIds();
    this.releaseIds = files.releaseIds();
    this.roles = files.roles();
    this.artistLabels = files.artistLabels();
    this.releaseWords = files.releaseWords();
    this.releaseLabels = files.releaseLabels();
    this.evidence = new EvidenceTable(files.evidence(), files.evidenceRoles());
  }

  /// Maps the snapshot in a directory.
  ///
  /// @throws SnapshotDamaged when it is not a whole snapshot
  /// @throws FormatTooNew when a later program wrote it
  /// @throws FormatTooOld when it must be built again
  /// @throws IOException when a file cannot be read
  public static Snapshot open(Path directory) throws IOException {
    return open(directory, SnapshotFiles::map);
  }

  /// Maps what a search may ask for, which may be all that is there: topology, and the labels of
  /// releases for their years and formats. Whoever asks for the name of an artist or for evidence
  /// gets an `IllegalStateException`. [#load] leaves the labels where they are: only searches that
  /// ask for years or formats touch them.
  ///
  /// Throws as [#open].
  public static Snapshot openForSearch(Path directory) throws IOException {
    return open(directory, SnapshotFiles::mapForSearch);
  }

  @FunctionalInterface
  private interface Extent {
    SnapshotFiles map(Path directory, Manifest manifest, Arena arena) throws IOException;
  }

  private static Snapshot open(Path directory, Extent extent) throws IOException {
    Manifest manifest = Manifest.read(directory);
    Arena arena = Arena.ofShared();
    try {
      SnapshotFiles files = extent.map(directory, manifest, arena);
      return new Snapshot(directory, manifest, arena, files);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  public Manifest manifest() {
    return manifest;
  }

  public Path directory() {
    return directory;
  }

  /// The graph of ordinals; readable as long as the snapshot is.
  public CreditGraph graph() {
    return graph;
  }

  /// Brings what a search reads at every hop, rows and components, into memory and into the tables
  /// of this process, page by page, so that no search waits for a disk. Takes as long as the disk;
  /// the caller keeps the snapshot open.
  public void load() {
    requireReadable();
    walked.forEach(MemorySegment::load);
  }

  /// How much of the same is in memory now, 0 to 100. Asks the kernel and touches no page; the
  /// caller keeps the snapshot open.
  public int residentPercent() {
    requireReadable();
    long resident = 0;
    long all = 0;
    for (MemorySegment file : walked) {
      for (long at = 0; at < file.byteSize(); at += RESIDENCY_STEP) {
        long step = Math.min(RESIDENCY_STEP, file.byteSize() - at);
        all += step;
        resident += file.asSlice(at, step).isLoaded() ? step : 0;
      }
    }
    return Math.toIntExact(resident * 100 / all);
  }

  /// The ordinal of a Discogs id, or [#ABSENT]. Several ids may lead to one artist, where a ruleset
  /// takes aliases for one person.
  public int artistOrdinal(int artistId) {
    requireReadable();
    int ordinal = artistIds.ordinal(artistId);
    return ordinal == ABSENT ? mergedIds.ordinal(artistId) : ordinal;
  }

  /// The id of the record that names the artist.
  public int artistId(int ordinal) {
    requireArtist(ordinal);
    return artistIds.id(ordinal);
  }

  /// The ordinal of a Discogs id, the lowest if the release is in parts, or [#ABSENT].
  public int releaseOrdinal(int releaseId) {
    requireReadable();
    return releaseIds.ordinal(releaseId);
  }

  /// The ordinals of all parts of a release, ascending; one if it is whole, none if it is absent.
  /// Who means the release, to avoid it for example, means all of them.
  public List<Integer> releaseOrdinals(int releaseId) {
    requireReadable();
    return releaseIds.ordinals(releaseId);
  }

  /// The Discogs id, which the parts of a release share; 0 for what [#isMembership].
  public int releaseId(int ordinal) {
    requireRelease(ordinal);
    return releaseIds.id(ordinal);
  }

  /// Whether this vertex is no release: it joins a group and a member.
  public boolean isMembership(int releaseOrdinal) {
    return releaseId(releaseOrdinal) == Membership.ID;
  }

  /// Whether this artist is the group of a membership; else it is the member.
  public boolean isGroup(int membership, int artistOrdinal) {
    return Membership.isGroup(evidence(membership, artistOrdinal));
  }

  /// The canonical name.
  public String artistName(int ordinal) {
    requireArtist(ordinal);
    RecordReader record = artistLabels.record(ordinal);
    record.number();
    return record.text();
  }

  /// Releases that credit an artist, the measure of fame.
  public int artistReleases(int ordinal) {
    requireArtist(ordinal);
    return artistLabels.record(ordinal).count();
  }

  /// All that is kept of an artist's names; one read of its record.
  public ArtistEntry artist(int ordinal) {
    requireArtist(ordinal);
    RecordReader record = artistLabels.record(ordinal);
    record.number();
    return EntryCodec.artist(artistIds.id(ordinal), record);
  }

  public ReleaseLabel label(int releaseOrdinal) {
    requireRelease(releaseOrdinal);
    return EntryCodec.label(
        releaseIds.id(releaseOrdinal),
        releaseLabels.record(releaseOrdinal),
        reader -> TextDictionary.read(reader, releaseWords),
        graph.artistsOn(releaseOrdinal));
  }

  /// The credits of an artist on a release in the order of the dump; empty when there are none.
  public List<EvidenceLine> evidence(int releaseOrdinal, int artistOrdinal) {
    requireRelease(releaseOrdinal);
    requireArtist(artistOrdinal);
    int place = graph.indexOnRelease(releaseOrdinal, artistOrdinal);
    return place < 0 ? List.of() : evidence.at(releaseOrdinal, place);
  }

  /// The credits of everybody on a release, in the order of its row in [#graph]; one pass over
  /// them, where one artist's cost as much as all before it.
  public List<List<EvidenceLine>> evidence(int releaseOrdinal) {
    requireRelease(releaseOrdinal);
    return evidence.of(releaseOrdinal, graph.artistsOn(releaseOrdinal));
  }

  /// The role bits of an artist on a release; 0 when not credited there.
  public int roles(int releaseOrdinal, int artistOrdinal) {
    requireRelease(releaseOrdinal);
    requireArtist(artistOrdinal);
    int index = graph.indexOnRelease(releaseOrdinal, artistOrdinal);
    return index < 0 ? 0 : roles.roles(graph, releaseOrdinal, index);
  }

  /// The role bits of credits, for a search whose costs depend on them.
  public CreditRoles creditRoles() {
    requireReadable();
    return (release, count, into) -> roles.read(graph, release, count, into);
  }

  /// The year of each release, for a search that asks for years; see
  /// `docs/decisions/006-years-from-labels.md` for what an answer costs.
  public ReleaseYears years() {
    requireReadable();
    return release -> {
      RecordReader record = releaseLabels.record(release);
      record.skipText();
      record.skipText();
      return record.count();
    };
  }

  /// Fees by what the formats of a release are called, for a search that shall avoid some.
  ///
  /// @param byName for example `Compilation`; a release pays the dearest of its names
  public ReleaseFees formatFees(Map<String, Integer> byName) {
    requireReadable();
    return new FormatFees(byName, releaseLabels, releaseWords);
  }

  /// Keeps the snapshot readable until the lease ends.
  ///
  /// @throws GraphClosed when the snapshot is closed
  public SnapshotLease lease() {
    synchronized (lifecycle) {
      if (closed) {
        throw new GraphClosed(closedMessage());
      }
      leases++;
      return new SnapshotLease(this);
    }
  }

  /// Ends new leases; the memory is released now or with the last lease. Repeats do nothing.
  @Override
  public void close() {
    synchronized (lifecycle) {
      if (closed) {
        return;
      }
      closed = true;
      if (leases == 0) {
        arena.close();
      }
    }
  }

  void release() {
    synchronized (lifecycle) {
      leases--;
      if (closed && leases == 0) {
        arena.close();
      }
    }
  }

  @Override
  public String toString() {
    return "snapshot %s/%s/%s"
        .formatted(manifest.sourceMonth(), manifest.rulesetName(), manifest.fingerprint());
  }

  private void requireReadable() {
    if (!arena.scope().isAlive()) {
      throw new GraphClosed(closedMessage());
    }
  }

  private int requireArtist(int ordinal) {
    requireReadable();
    return OrdinalOutOfRange.require("artist", ordinal, manifest.artistCount());
  }

  private int requireRelease(int ordinal) {
    requireReadable();
    return OrdinalOutOfRange.require("release", ordinal, manifest.releaseCount());
  }

  private String closedMessage() {
    return this + " in " + directory + " is closed";
  }
}
