package creditgraph.graph.snapshot;

import creditgraph.graph.csr.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Turns artist and release entries, in any order, into the files of a snapshot.
///
/// - **Order.** The same entries give the same bytes, whatever the order of [#add] and the number
///   of threads.
/// - **Memory.** What [TopologyBuilder] takes, and the different words of [TextDictionary]; names,
///   labels and evidence wait in temporary files of the staging directory that have no name and end
///   with [#close], or with the process.
/// - **Threads.** Entries may be added by several; building uses those of the common pool, or of
///   the pool whose task calls.
/// - **Use.** Create, add, build once, close. Files of a build that failed stay in the staging
///   directory, without a manifest.
public final class SnapshotBuilder implements AutoCloseable {

  private final Path directory;
  private final SnapshotSource source;
  private final EntrySpool artists;
  private final ReleaseSpool releases;
  private final TopologyBuilder topology;
  private final IdRanks addedArtists = new IdRanks();
  private final IdMerges merges = new IdMerges();
  private int[] artistIds = new int[64];
  private int[] roles = new int[64];
  private boolean built;

  private SnapshotBuilder(
      Path directory,
      SnapshotSource source,
      EntrySpool artists,
      ReleaseSpool releases,
      TopologyBuilder topology) {
    this.directory = directory;
    this.source = source;
    this.artists = artists;
    this.releases = releases;
    this.topology = topology;
  }

  /// @param stagingDirectory an empty directory, not yet where snapshots are read from
  public static SnapshotBuilder create(Path stagingDirectory, SnapshotSource source)
      throws IOException {
    TemporaryFiles temporary = TemporaryFiles.in(stagingDirectory);
    TopologyBuilder topology = TopologyBuilder.create(stagingDirectory);
    try {
      EntrySpool artists = EntrySpool.create(temporary);
      try {
        ReleaseSpool releases = ReleaseSpool.create(temporary);
        return new SnapshotBuilder(stagingDirectory, source, artists, releases, topology);
      } catch (IOException e) {
        artists.close();
        throw e;
      }
    } catch (IOException e) {
      topology.close();
      throw e;
    }
  }

  /// Adds an artist. One that no release credits is left out of the snapshot.
  ///
  /// @throws SnapshotInvalid when the id is not positive, or was added before
  public void add(ArtistEntry artist) throws IOException {
    EntryRules.check(artist);
    RecordWriter record = new RecordWriter();
    EntryCodec.names(artist, record);
    synchronized (this) {
      requireNotBuilt();
      if (!addedArtists.add(artist.id())) {
        throw new SnapshotInvalid("artist %d was added twice".formatted(artist.id()));
      }
      artists.add(artist.id(), record);
    }
  }

  /// Artists added so far.
  public synchronized int artistCount() {
    return addedArtists.size();
  }

  /// Makes the id of another record lead to an artist that stands for it too. One that no release
  /// credits is left out of the snapshot with all ids that lead to it.
  ///
  /// @throws SnapshotInvalid when `mergedId` is not positive
  public synchronized void merge(int mergedId, int artistId) {
    requireNotBuilt();
    merges.add(mergedId, artistId);
  }

  /// Adds a release.
  ///
  /// @throws SnapshotInvalid when the entry breaks what [ReleaseEntry] promises, or its id was
  ///   added before
  public void add(ReleaseEntry release) throws IOException {
    EntryRules.check(release);
    ReleaseSpool.Encoded encoded = releases.encode(release);
    synchronized (this) {
      requireNotBuilt();
      int people = readCredits(release);
      topology.add(release.id(), artistIds, roles, people);
      releases.add(release.id(), encoded);
    }
  }

  /// Adds a release as several vertices, each of which joins only whom it credits itself: sets of
  /// tracks, for example. All bear the id of the release.
  ///
  /// @param parts not empty, alike in all but tracks and contributors
  /// @throws SnapshotInvalid when an entry breaks what [ReleaseEntry] promises, the parts are not
  ///   alike, or their id was added before
  public void addParts(List<ReleaseEntry> parts) throws IOException {
    ReleaseEntry first = parts.getFirst();
    for (ReleaseEntry part : parts) {
      if (!part.isLabelledAs(first)) {
        throw new SnapshotInvalid(
            "release %d: its parts are labelled differently".formatted(first.id()));
      }
    }
    add(first);
    for (int part = 1; part < parts.size(); part++) {
      EntryRules.check(parts.get(part));
      addPart(parts.get(part), part);
    }
  }

  /// Adds that an artist was a member of a group: a vertex that joins the two and is no release.
  ///
  /// @param number from 1, once for each membership; they are ordered by it
  /// @throws SnapshotInvalid when an id is not positive, or both are one
  public void addMembership(int number, int groupId, int memberId) throws IOException {
    addPart(Membership.entry(groupId, memberId), number);
  }

  private void addPart(ReleaseEntry release, int part) throws IOException {
    ReleaseSpool.Encoded encoded = releases.encode(release);
    synchronized (this) {
      requireNotBuilt();
      int people = readCredits(release);
      int vertex = topology.addPart(release.id(), part, artistIds, roles, people);
      releases.add(vertex, encoded);
    }
  }

  /// Fills the two arrays; how many are meant is returned.
  private int readCredits(ReleaseEntry release) {
    int count = release.contributors().size();
    if (count > artistIds.length) {
      artistIds = new int[2 * count];
      roles = new int[2 * count];
    }
    for (int i = 0; i < count; i++) {
      artistIds[i] = release.contributors().get(i).artistId();
      roles[i] = release.contributors().get(i).roles();
    }
    return count;
  }

  /// Writes and syncs all files, the manifest last.
  ///
  /// @param builtAt noted in the manifest, and nowhere else
  /// @throws SnapshotInvalid when a contributor has no artist entry, or a merged id is a
  ///   contributor's
  public synchronized Manifest build(Instant builtAt) throws IOException {
    requireNotBuilt();
    built = true;
    OrderedCredits credits = topology.order();
    place(credits.credits());
    return new SnapshotWriter(directory, source, artists, releases, credits)
        .write(merges.rank(credits.credits()), builtAt);
  }

  private void place(RankedCredits credits) throws IOException {
    IdRanks credited = credits.artists();
    artists.place(credited.size(), id -> credited.contains(id) ? credited.rank(id) : -1);
    releases.place(credits.releases().size(), credits.releases()::rank);
    for (int rank = 0; rank < credited.size(); rank++) {
      if (!artists.has(rank)) {
        throw new SnapshotInvalid(
            "release %d credits artist %d, which was not added"
                .formatted(credits.firstReleaseOf(rank), credited.ids()[rank]));
      }
    }
  }

  /// Removes the temporary files.
  @Override
  public void close() throws IOException {
    try (topology;
        artists) {
      releases.close();
    }
  }

  private void requireNotBuilt() {
    if (built) {
      throw new IllegalStateException("this builder has built " + directory + " already");
    }
  }

  /// Promises of the entry records that their types cannot state.
  private static final class EntryRules {

    static void check(ArtistEntry artist) {
      if (artist.id() <= 0) {
        throw new SnapshotInvalid("artist id %d is not positive".formatted(artist.id()));
      }
    }

    static void check(ReleaseEntry release) {
      if (release.id() <= 0) {
        throw new SnapshotInvalid("release id %d is not positive".formatted(release.id()));
      }
      require(release, release.year() >= 0, "year is negative");
      require(release, release.masterId() >= 0, "master id is negative");
      require(release, release.trackCount() >= 0, "track count is negative");
      require(release, !release.contributors().isEmpty(), "no contributor");
      int previous = 0;
      for (ReleaseEntry.Contributor contributor : release.contributors()) {
        int artist = contributor.artistId();
        require(
            release,
            artist > previous,
            "contributors must ascend by id, found %d after %d".formatted(artist, previous));
        require(
            release, !contributor.credits().isEmpty(), "artist %d has no credit".formatted(artist));
        contributor.credits().forEach(credit -> checkTracks(release, credit.trackIndexes()));
        previous = artist;
      }
    }

    private static void checkTracks(ReleaseEntry release, List<Integer> indexes) {
      int previous = -1;
      for (int index : indexes) {
        require(
            release,
            index > previous && index < release.tracks().size(),
            "track index %d after %d of %d tracks"
                .formatted(index, previous, release.tracks().size()));
        previous = index;
      }
    }

    private static void require(ReleaseEntry release, boolean holds, String message) {
      if (!holds) {
        throw new SnapshotInvalid("release %d: %s".formatted(release.id(), message));
      }
    }
  }
}
