package creditgraph.node;

import creditgraph.http.access.BearerToken;
import creditgraph.node.journal.Database;
import creditgraph.node.operator.OperatorToken;
import creditgraph.node.tls.NodeCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running node: an actor system and, on a control node, the database under it.
///
/// A node that left or was downed is over; joining again takes a new one.
public final class Node {

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /// Somebody must be told while there is time.
  private static final Duration RENEW_BEFORE = Duration.ofDays(30);

  private final ActorSystem<?> system;
  private final CompletableFuture<Done> serving;

  private Node(ActorSystem<?> system, CompletableFuture<Done> serving) {
    this.system = system;
    this.serving = serving;
  }

  /// How a node's life in the cluster ended.
  public enum End {
    /// It left: a signal, its parent's end, or a start that failed.
    LEFT,
    /// The split-brain resolver or an operator put it out; it may join again as a new member.
    DOWNED
  }

  /// Opens what the roles need and starts the actor system. Blocks while the database is waited
  /// for.
  ///
  /// @throws creditgraph.node.journal.DatabaseUnavailable when a control node has no database
  /// @throws creditgraph.node.tls.CertificatesUnusable when TLS is asked for without what it takes
  /// @throws IOException when a token file cannot be read
  /// @throws IllegalArgumentException when the operators' token is too weak
  public static Node start(NodeSettings settings) throws IOException {
    if (!settings.tlsDirectory().isEmpty()) {
      requireCertificates(Path.of(settings.tlsDirectory()));
    }
    String token = researcherToken(settings.researcherTokenFile());
    BearerToken operators = OperatorToken.read(settings.operatorTokenFile());
    Optional<Database> database = database(settings);
    CompletableFuture<Done> serving = new CompletableFuture<>();
    ActorSystem<?> system;
    try {
      system =
          ActorSystem.create(
              NodeGuardian.create(settings, operators, database, serving),
              NodeConfig.SYSTEM,
              NodeConfig.of(settings, token));
    } catch (RuntimeException e) {
      database.ifPresent(Database::close);
      throw e;
    }
    system
        .getWhenTerminated()
        .whenComplete((_, _) -> {
          database.ifPresent(Database::close);
          serving.completeExceptionally(new IllegalStateException("the node has ended"));
        });
    return new Node(system, serving);
  }

  public ActorSystem<?> system() {
    return system;
  }

  /// Completes when every server of the node listens; fails when one cannot.
  public CompletionStage<Done> serving() {
    return serving;
  }

  /// Leaves the cluster in order and ends. Repeats do nothing.
  public CompletionStage<Done> leave() {
    return CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.actorSystemTerminateReason());
  }

  /// Completes when everything of this node has ended.
  public CompletionStage<End> ended() {
    return system.getWhenTerminated().thenApply(_ -> isPutOut() ? End.DOWNED : End.LEFT);
  }

  /// Whether the node ends, or has ended, because it was put out.
  boolean isPutOut() {
    return CoordinatedShutdown.get(system)
        .getShutdownReason()
        .filter(CoordinatedShutdown.clusterDowningReason()::equals)
        .isPresent();
  }

  private static Optional<Database> database(NodeSettings settings) {
    if (!settings.has(NodeRole.CONTROL)) {
      return Optional.empty();
    }
    NodeSettings.Postgres postgres = settings.postgres();
    return Optional.of(
        Database.open(
            postgres.url(),
            postgres.user(),
            postgres.password(),
            postgres.connections(),
            postgres.connectWithin()));
  }

  private static void requireCertificates(Path directory) {
    Instant now = Instant.now();
    Instant end = NodeCertificates.requireUsable(directory, now);
    if (end.isBefore(now.plus(RENEW_BEFORE))) {
      LOG.warn(
          "certificates end soon directory={} at={} renew=\"deploy/certificates --renew\"",
          directory,
          end);
    }
  }

  private static String researcherToken(String file) throws IOException {
    if (file.isEmpty()) {
      return "";
    }
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines.findFirst().map(String::strip).orElse("");
    }
  }
}
