package creditgraph.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphalgo.BasicEvaluationContext;
import org.neo4j.graphalgo.GraphAlgoFactory;
import org.neo4j.graphalgo.PathFinder;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.PathExpanders;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;
import org.neo4j.io.ByteUnit;

/// Neo4j's kernel inside the process, no query language in between:
/// `GraphAlgoFactory.shortestPath`.
///
/// The store is filled through ordinary transactions, release by release in the snapshot's order,
/// and read once whole before anything is asked. All questions share one transaction, so that none
/// pays for opening it.
final class Neo4jPeer implements Peer {

  private static final RelationshipType CREDITS = RelationshipType.withName("CREDITS");
  private static final int RELEASES_PER_TRANSACTION = 20_000;
  private static final int NODES_PER_TRANSACTION = 100_000;
  private static final int MAX_EDGES = 128;

  private long[] nodes = new long[0];
  private @Nullable DatabaseManagementService server;
  private @Nullable Transaction transaction;
  private @Nullable PathFinder<org.neo4j.graphdb.Path> finder;

  @Override
  public long load(WorkDirectory work) throws IOException {
    KeptGraph graph = work.graph();
    Path directory = Files.createDirectories(work.root().resolve("neo4j-files"));
    server =
        new DatabaseManagementServiceBuilder(directory)
            .setConfig(GraphDatabaseSettings.pagecache_memory, pageCache(graph))
            .setConfig(GraphDatabaseSettings.keep_logical_logs, "keep_none")
            .build();
    GraphDatabaseService database = server.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
    nodes = new long[graph.vertexCount()];
    createNodes(database);
    createCredits(database, graph);
    transaction = database.beginTx();
    try (Stream<?> all = transaction.getAllRelationships().stream()) {
      if (all.count() != graph.edgeCount()) {
        throw new IllegalStateException("the store does not hold all credits");
      }
    }
    finder =
        GraphAlgoFactory.shortestPath(
            new BasicEvaluationContext(transaction, database),
            PathExpanders.forTypeAndDirection(CREDITS, Direction.BOTH),
            MAX_EDGES);
    return storeBytes(directory.resolve("data").resolve("databases"));
  }

  /// Room for the whole store: about 60 bytes a credit.
  private static Long pageCache(KeptGraph graph) {
    return ByteUnit.mebiBytes(256) + 80L * graph.edgeCount();
  }

  private void createNodes(GraphDatabaseService database) {
    for (int first = 0; first < nodes.length; first += NODES_PER_TRANSACTION) {
      try (Transaction batch = database.beginTx()) {
        int end = Math.min(nodes.length, first + NODES_PER_TRANSACTION);
        for (int vertex = first; vertex < end; vertex++) {
          nodes[vertex] = id(batch.createNode());
        }
        batch.commit();
      }
    }
  }

  private void createCredits(GraphDatabaseService database, KeptGraph graph) {
    int releases = graph.releaseCount();
    for (int first = 0; first < releases; first += RELEASES_PER_TRANSACTION) {
      try (Transaction batch = database.beginTx()) {
        int end = Math.min(releases, first + RELEASES_PER_TRANSACTION);
        for (int release = first; release < end; release++) {
          Node node = node(batch, graph.artistCount() + release);
          for (int i = graph.starts()[release]; i < graph.starts()[release + 1]; i++) {
            node.createRelationshipTo(node(batch, graph.artists()[i]), CREDITS);
          }
        }
        batch.commit();
      }
    }
  }

  @Override
  public int distance(int from, int to) {
    if (finder == null || transaction == null) {
      throw new IllegalStateException("asked before the graph was loaded");
    }
    org.neo4j.graphdb.Path path =
        finder.findSinglePath(node(transaction, from), node(transaction, to));
    return path == null ? NOT_CONNECTED : path.length() / 2;
  }

  @Override
  public void close() {
    if (transaction != null) {
      transaction.close();
    }
    if (server != null) {
      server.shutdown();
    }
  }

  // Finding a node by its number costs least; a later Neo4j will only have names.
  @SuppressWarnings("removal")
  private static long id(Node node) {
    return node.getId();
  }

  @SuppressWarnings("removal")
  private Node node(Transaction in, int vertex) {
    return in.getNodeById(nodes[vertex]);
  }

  private static long storeBytes(Path directory) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
