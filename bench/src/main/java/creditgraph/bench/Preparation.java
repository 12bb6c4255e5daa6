package creditgraph.bench;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.snapshot.CheckReport;
import creditgraph.graph.snapshot.Topology;
import creditgraph.graph.snapshot.TopologyBuilder;
import creditgraph.peer.KeptGraph;
import creditgraph.peer.WorkDirectory;
import creditgraph.testkit.workload.EdgeWorkload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.util.TreeMap;

/// Fills a work directory: makes the workload, builds and checks the topology of a snapshot, keeps
/// what joins artists in raw form for the others, and draws the pairs.
final class Preparation {

  /// The facts of the preparation are stored as if a system of this name had answered.
  static final String NAME = "preparation";

  private static final int ROLE_BITS = 8;

  private final WorkDirectory work;
  private final TreeMap<String, Long> facts = new TreeMap<>();
  private final int[] roles = new int[EdgeWorkload.MAX_ARTISTS_ON_RELEASE];
  private final int[] ids = new int[EdgeWorkload.MAX_ARTISTS_ON_RELEASE];
  private long credits;
  private long addingNanos;

  private Preparation(WorkDirectory work) {
    this.work = work;
  }

  /// @param raw whether another system will read the graph
  static void run(WorkDirectory work, Workload workload, int pairs, boolean raw)
      throws IOException {
    Preparation preparation = new Preparation(work);
    Topology topology = preparation.build(workload.edges());
    preparation.check(topology);
    StoredTopology.write(work, topology);
    try (Arena arena = Arena.ofShared()) {
      CreditGraph graph = topology.open(arena);
      preparation.facts.put("kept.artists", (long) graph.connectedArtistCount());
      preparation.facts.put("kept.releases", (long) graph.joiningReleaseCount());
      preparation.facts.put("kept.credits", graph.releaseToArtists().edgeCount());
      preparation.facts.put("rows.bytes", StoredTopology.rowBytes(work, graph));
      if (raw) {
        work.write(kept(graph));
      }
      work.writePairs(pairs(graph.componentStart(1), pairs, workload.seed()));
    }
    work.writeFacts(NAME, preparation.facts);
  }

  private Topology build(EdgeWorkload edges) throws IOException {
    PeakHeap heap = PeakHeap.watch();
    try (TopologyBuilder builder = TopologyBuilder.create(StoredTopology.directory(work))) {
      addAll(edges, builder);
      long begin = System.nanoTime();
      Topology topology = builder.build();
      facts.put("built.nanos", addingNanos + System.nanoTime() - begin);
      facts.put("heap.bytes", heap.bytes());
      facts.put("credits.count", credits);
      return topology;
    }
  }

  private void addAll(EdgeWorkload edges, TopologyBuilder builder) throws IOException {
    try {
      edges.forEachRelease((release, artists, count) -> add(builder, release, artists, count));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Ids count from 1, numbers of a workload from 0. Its credits have no roles; one bit of
  /// [#ROLE_BITS] stands for each.
  private void add(TopologyBuilder builder, int release, int[] artists, int count) {
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      ids[i] = artists[i] + 1;
      roles[i] = 1 << (release + i) % ROLE_BITS;
    }
    try {
      builder.add(release + 1, ids, roles, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    credits += count;
    addingNanos += System.nanoTime() - begin;
  }

  private void check(Topology topology) throws IOException {
    long begin = System.nanoTime();
    CheckReport report = topology.check();
    facts.put("checked.nanos", System.nanoTime() - begin);
    if (!report.isClean()) {
      throw new IllegalStateException("the topology is not sound: " + report.faults().getFirst());
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
