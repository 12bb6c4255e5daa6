package creditgraph.graph.snapshot;

import creditgraph.graph.csr.LocalityOrder;
import creditgraph.graph.csr.TemporaryFiles;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Orders credits and writes the topology files of a snapshot.
///
/// - **Order.** The same credits give the same bytes, whatever the order of [#add] and the number
///   of threads.
/// - **Memory.** On the heap at most some 50 bytes an artist and 35 a release, and 134 MB for a
///   graph whose credits take more; what grows with the credits is in temporary files without a
///   name in the staging directory, at most 24 bytes a credit. They end with [#close], and with the
///   process.
/// - **Threads.** Adding is for one; building uses those of the common pool, or of the pool whose
///   task calls.
/// - **Use.** Create, add, build once, close. Files of a build that failed stay in the directory,
///   without a manifest.
public final class TopologyBuilder implements AutoCloseable {

  private static final SnapshotSource NO_SOURCE =
      new SnapshotSource("", List.of(), 0, "", "", "", "");

  private final Path directory;
  private final TemporaryFiles temporary;
  private final CreditSpool spool;
  private final Arena arena = Arena.ofShared();
  private boolean ordered;

  private TopologyBuilder(Path directory, TemporaryFiles temporary, CreditSpool spool) {
    this.directory = directory;
    this.temporary = temporary;
    this.spool = spool;
  }

  /// @param stagingDirectory where files are written, with room for the temporary ones
  public static TopologyBuilder create(Path stagingDirectory) throws IOException {
    TemporaryFiles temporary = TemporaryFiles.in(stagingDirectory);
    return new TopologyBuilder(stagingDirectory, temporary, CreditSpool.create(temporary));
  }

  /// Adds a release and whom it credits.
  ///
  /// @param artistIds positive, strictly ascending
  /// @param roles role bits of each artist
  /// @param count how many of `artistIds` and `roles` are meant, from 1
  /// @throws SnapshotInvalid when an id is not positive, artists do not ascend, or the release was
  ///   added before
  /// @throws creditgraph.graph.csr.DiskFull when the staging directory has no room left
  public void add(int releaseId, int[] artistIds, int[] roles, int count) throws IOException {
    requireNotOrdered();
    spool.add(releaseId, artistIds, roles, count);
  }

  /// Adds a part of a release beyond its first, or a membership, for which the id is 0.
  ///
  /// @param part from 1, once for each id
  /// @return what [RankedCredits#releases] knows it by
  int addPart(int releaseId, int part, int[] artistIds, int[] roles, int count) throws IOException {
    requireNotOrdered();
    return spool.addPart(releaseId, part, artistIds, roles, count);
  }

  /// Orders all credits, writes and syncs the topology files, under a fingerprint of their own:
  /// that of a snapshot without a source.
  ///
  /// @throws creditgraph.graph.csr.DiskFull when the staging directory has no room left
  public Topology build() throws IOException {
    OrderedCredits credits = order();
    try (SnapshotOutput output = new SnapshotOutput(directory)) {
      TopologyWriter.write(credits, IdMerges.Ranked.NONE, output);
      Manifest unsealed = credits.manifest(NO_SOURCE, output.contents(), Instant.EPOCH);
      return new Topology(directory, output.seal(unsealed));
    }
  }

  /// Ends adding and gives all vertices their ordinals.
  OrderedCredits order() throws IOException {
    requireNotOrdered();
    ordered = true;
    RankedCredits credits = spool.rank(arena);
    spool.close();
    return new OrderedCredits(credits, LocalityOrder.of(credits.edges(), temporary, arena));
  }

  private void requireNotOrdered() {
    if (ordered) {
      throw new IllegalStateException("this builder has built " + directory + " already");
    }
  }

  /// Ends the temporary files.
  @Override
  public void close() throws IOException {
    if (arena.scope().isAlive()) {
      arena.close();
    }
    spool.close();
  }
}
