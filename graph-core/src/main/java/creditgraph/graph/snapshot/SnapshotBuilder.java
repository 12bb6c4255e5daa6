package creditgraph.graph.snapshot;

import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.LocalityOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Turns artist and release entries, in any order, into the files of a snapshot.
///
/// - **Order.** The same entries give the same bytes, whatever the order of [#add].
/// - **Memory.** About 24 bytes a credit and 40 an artist or release on the heap; names, labels and
///   evidence wait in two temporary files of the staging directory, which [#close] removes.
/// - **Use.** Create, add, build once, close. Not for several threads. Files of a build that failed
///   stay in the staging directory, without a manifest.
public final class SnapshotBuilder implements AutoCloseable {

  private final Path directory;
  private final SnapshotSource source;
  private final EntrySpool artists;
  private final EntrySpool releases;
  private final RecordWriter record = new RecordWriter();

  // In the order of adding: each release's first credit, and the artist of each credit.
  private final IntList creditStarts = new IntList();
  private final IntList creditArtists = new IntList();
  private boolean built;

  private SnapshotBuilder(
      Path directory, SnapshotSource source, EntrySpool artists, EntrySpool releases) {
    this.directory = directory;
    this.source = source;
    this.artists = artists;
    this.releases = releases;
  }

  /// @param stagingDirectory an empty directory, not yet where snapshots are read from
  /// @throws java.nio.file.FileAlreadyExistsException when files of another build are there
  public static SnapshotBuilder create(Path stagingDirectory, SnapshotSource source)
      throws IOException {
    EntrySpool artists = EntrySpool.create("artist", stagingDirectory.resolve("artists.spool"));
    try {
      EntrySpool releases =
          EntrySpool.create("release", stagingDirectory.resolve("releases.spool"));
      return new SnapshotBuilder(stagingDirectory, source, artists, releases);
    } catch (IOException e) {
      artists.close();
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
    EntryCodec.spool(artist, record);
    artists.add(artist.id(), record);
  }

  /// Adds a release.
  ///
  /// @throws SnapshotInvalid when the entry breaks what [ReleaseEntry] promises
  public void add(ReleaseEntry release) throws IOException {
    requireNotBuilt();
    EntryRules.check(release);
    record.clear();
    EntryCodec.spool(release, record);
    releases.add(release.id(), record);
    creditStarts.add(creditArtists.size());
    for (ReleaseEntry.Contributor contributor : release.contributors()) {
      creditArtists.add(contributor.artistId());
    }
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
    int[] artistRanks = creditedRanks();
    CreditEdges edges = edges(artistRanks);
    int credited = edges.artistCount();
    int[] spoolRanks = new int[credited];
    for (int rank = 0; rank < artistRanks.length; rank++) {
      if (artistRanks[rank] >= 0) {
        spoolRanks[artistRanks[rank]] = rank;
      }
    }
    LocalityOrder order = LocalityOrder.of(edges);
    return new SnapshotWriter(directory, source, artists, spoolRanks, releases, edges, order)
        .write(builtAt);
  }

  /// Removes the temporary files.
  @Override
  public void close() throws IOException {
    try (artists) {
      releases.close();
    }
  }

  /// For each artist added, its rank among those credited, or -1.
  private int[] creditedRanks() {
    int[] ranks = new int[artists.size()];
    for (int release = 0; release < releases.size(); release++) {
      int added = releases.added(release);
      for (int i = creditStarts.get(added); i < creditEnd(added); i++) {
        int artist = artists.rank(creditArtists.get(i));
        if (artist < 0) {
          throw new SnapshotInvalid(
              "release %d credits artist %d, which was not added"
                  .formatted(releases.id(release), creditArtists.get(i)));
        }
        ranks[artist] = 1;
      }
    }
    int next = 0;
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = ranks[i] == 0 ? -1 : next++;
    }
    return ranks;
  }

  private CreditEdges edges(int[] artistRanks) {
    int[] starts = new int[releases.size() + 1];
    int[] credits = new int[creditArtists.size()];
    int next = 0;
    int credited = 0;
    for (int release = 0; release < releases.size(); release++) {
      int added = releases.added(release);
      for (int i = creditStarts.get(added); i < creditEnd(added); i++) {
        int rank = artistRanks[artists.rank(creditArtists.get(i))];
        credits[next++] = rank;
        credited = Math.max(credited, rank + 1);
      }
      starts[release + 1] = next;
    }
    return CreditEdges.of(credited, starts, credits);
  }

  private int creditEnd(int added) {
    return added + 1 < creditStarts.size() ? creditStarts.get(added + 1) : creditArtists.size();
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
