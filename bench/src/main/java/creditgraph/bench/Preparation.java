package creditgraph.bench;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.snapshot.CheckReport;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.graph.snapshot.SnapshotBuilder;
import creditgraph.graph.snapshot.SnapshotCheck;
import creditgraph.graph.snapshot.SnapshotSource;
import creditgraph.peer.KeptGraph;
import creditgraph.peer.WorkDirectory;
import creditgraph.testkit.workload.EdgeWorkload;
import creditgraph.testkit.workload.WorkloadScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/// Fills a work directory: makes the workload, builds a snapshot of it and checks that, keeps what
/// joins artists in raw form for the others, and draws the pairs.
final class Preparation {

  /// The facts of the preparation are stored as if a system of this name had answered.
  static final String NAME = "preparation";

  private static final SnapshotSource SOURCE =
      new SnapshotSource("2000-01", List.of(), 1, "workload", "1", "", "");

  private final WorkDirectory work;
  private final TreeMap<String, Long> facts = new TreeMap<>();

  private Preparation(WorkDirectory work) {
    this.work = work;
  }

  /// @param raw whether another system will read the graph
  static void run(WorkDirectory work, WorkloadScale scale, long seed, int pairs, boolean raw)
      throws IOException {
    Preparation preparation = new Preparation(work);
    preparation.build(EdgeWorkload.of(scale, seed));
    preparation.check();
    try (Snapshot snapshot = open(work)) {
      CreditGraph graph = snapshot.graph();
      preparation.facts.put("kept.artists", (long) graph.connectedArtistCount());
      preparation.facts.put("kept.releases", (long) graph.joiningReleaseCount());
      preparation.facts.put("kept.credits", graph.releaseToArtists().edgeCount());
      preparation.facts.put("rows.bytes", rowBytes(snapshot));
      if (raw) {
        work.write(kept(graph));
      }
      work.writePairs(pairs(graph.componentStart(1), pairs, seed));
    }
    work.writeFacts(NAME, preparation.facts);
  }

  static Snapshot open(WorkDirectory work) throws IOException {
    return Snapshot.open(directory(work));
  }

  /// What a search may read of a snapshot, in bytes: the files of the rows in both directions, and
  /// the table of components.
  static long rowBytes(Snapshot snapshot) throws IOException {
    return Files.size(snapshot.directory().resolve("artist-releases.mcg"))
        + Files.size(snapshot.directory().resolve("release-artists.mcg"))
        + (snapshot.graph().componentCount() + 1L) * CreditGraph.COMPONENT_BYTES;
  }

  private static Path directory(WorkDirectory work) {
    return work.root().resolve("snapshot");
  }

  private void build(EdgeWorkload workload) throws IOException {
    Files.createDirectories(directory(work));
    PeakHeap heap = PeakHeap.watch();
    try (SnapshotBuilder builder = SnapshotBuilder.create(directory(work), SOURCE)) {
      WorkloadEntries entries = new WorkloadEntries(workload, builder);
      entries.addAll();
      long begin = System.nanoTime();
      builder.build(Instant.EPOCH);
      facts.put("built.nanos", entries.addingNanos() + System.nanoTime() - begin);
      facts.put("credits.count", entries.credits());
    }
    facts.put("heap.bytes", heap.bytes());
  }

  private void check() {
    long begin = System.nanoTime();
    CheckReport report = SnapshotCheck.check(directory(work));
    facts.put("checked.nanos", System.nanoTime() - begin);
    if (!report.isClean()) {
      throw new IllegalStateException("the snapshot is not sound: " + report.faults().getFirst());
    }
  }

  private static KeptGraph kept(CreditGraph graph) {
    Adjacency rows = graph.releaseToArtists();
    int[] starts = new int[rows.rowCount() + 1];
    int[] artists = new int[Math.toIntExact(rows.edgeCount())];
    int[] row = new int[EdgeWorkload.MAX_ARTISTS_ON_RELEASE];
    for (int release = 0; release < rows.rowCount(); release++) {
      int count = rows.decode(release, row);
      System.arraycopy(row, 0, artists, starts[release], count);
      starts[release + 1] = starts[release] + count;
    }
    return new KeptGraph(graph.connectedArtistCount(), starts, artists);
  }

  /// Pairs of different artists of the largest component, which has the lowest ordinals: the
  /// questions that cost something.
  private static int[] pairs(int artists, int count, long seed) {
    SplitMix64 random = SplitMix64.of(seed, 0);
    int[] ends = new int[2 * count];
    for (int i = 0; i < count; i++) {
      int from = random.nextInt(artists);
      int to = random.nextInt(artists - 1);
      ends[2 * i] = from;
      ends[2 * i + 1] = to < from ? to : to + 1;
    }
    return ends;
  }
}
