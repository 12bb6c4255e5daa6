package creditgraph.graph.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Turns artist and release entries, in any order, into the files of a snapshot.
///
/// - **Order.** The same entries give the same bytes, whatever the order of [#add].
/// - **Memory.** What [TopologyBuilder] takes, and 24 bytes an artist or release on the heap;
///   names, labels and evidence wait in two temporary files of the staging directory, which
///   [#close] removes.
/// - **Use.** Create, add, build once, close. Not for several threads. Files of a build that failed
///   stay in the staging directory, without a manifest.
public final class SnapshotBuilder implements AutoCloseable {

  private final Path directory;
  private final SnapshotSource source;
  private final EntrySpool artists;
  private final EntrySpool releases;
  private final TopologyBuilder topology;
  private final RecordWriter record = new RecordWriter();
  private int[] artistIds = new int[64];
  private int[] roles = new int[64];
  private boolean built;

  private SnapshotBuilder(
      Path directory,
      SnapshotSource source,
      EntrySpool artists,
      EntrySpool releases,
      TopologyBuilder topology) {
    this.directory = directory;
    this.source = source;
    this.artists = artists;
    this.releases = releases;
    this.topology = topology;
  }

  /// @param stagingDirectory an empty directory, not yet where snapshots are read from
  /// @throws java.nio.file.FileAlreadyExistsException when files of another build are there
  public static SnapshotBuilder create(Path stagingDirectory, SnapshotSource source)
      throws IOException {
    TopologyBuilder topology = TopologyBuilder.create(stagingDirectory);
    try {
      EntrySpool artists = EntrySpool.create("artist", stagingDirectory.resolve("artists.spool"));
      try {
        EntrySpool releases =
            EntrySpool.create("release", stagingDirectory.resolve("releases.spool"));
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
  /// @throws SnapshotInvalid when the id is not positive
  public void add(ArtistEntry artist) throws IOException {
    requireNotBuilt();
    EntryRules.check(artist);
    record.clear();
    EntryCodec.names(artist, record);
    artists.add(artist.id(), record);
  }

  /// Adds a release.
  ///
  /// @throws SnapshotInvalid when the entry breaks what [ReleaseEntry] promises
  public void add(ReleaseEntry release) throws IOException {
    requireNotBuilt();
    EntryRules.check(release);
    int count = release.contributors().size();
    if (count > artistIds.length) {
      artistIds = new int[2 * count];
      roles = new int[2 * count];
    }
    for (int i = 0; i < count; i++) {
      artistIds[i] = release.contributors().get(i).artistId();
      roles[i] = release.contributors().get(i).roles();
    }
    topology.add(release.id(), artistIds, roles, count);
    record.clear();
    EntryCodec.spool(release, record);
    releases.add(release.id(), record);
  }

  /// Writes and syncs all files, the manifest last.
  ///
  /// @param builtAt noted in the manifest, and nowhere else
  /// @throws SnapshotInvalid when an id was added twice, or a contributor has no artist entry
  public Manifest build(Instant builtAt) throws IOException {
    requireNotBuilt();
    built = true;
    artists.sort();
    releases.sort();
    OrderedCredits credits = topology.order();
    int[] spoolRanks = spoolRanks(credits.credits());
    return new SnapshotWriter(directory, source, artists, spoolRanks, releases, credits)
        .write(builtAt);
  }

  /// Removes the temporary files.
  @Override
  public void close() throws IOException {
    try (topology;
        artists) {
      releases.close();
    }
  }

  /// For each credited artist by rank, its rank among those added.
  private int[] spoolRanks(RankedCredits credits) {
    int[] ids = credits.artistIds();
    int[] ranks = new int[ids.length];
    int added = 0;
    for (int rank = 0; rank < ids.length; rank++) {
      while (added < artists.size() && artists.id(added) < ids[rank]) {
        added++;
      }
      if (added == artists.size() || artists.id(added) != ids[rank]) {
        throw new SnapshotInvalid(
            "release %d credits artist %d, which was not added"
                .formatted(credits.firstReleaseOf(rank), ids[rank]));
      }
      ranks[rank] = added;
    }
    return ranks;
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
