package creditgraph.node.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.RouteQuestion;
import java.util.Optional;

/// The answers of one gateway, by snapshot, unordered pair and options: whichever way round a pair
/// was asked first, both questions are answered by one entry.
///
/// Bounded by the bytes that answers take, roughly; those asked often stay. Only answers of current
/// snapshots are found, and the others go when a snapshot is switched.
///
/// Threads: any.
public final class PathCache {

  private record Key(SnapshotRef snapshot, PairQuestion question) {}

  private final CurrentSnapshots snapshots;
  private final Cache<Key, PathReply> answers;

  private PathCache(CurrentSnapshots snapshots, Cache<Key, PathReply> answers) {
    this.snapshots = snapshots;
    this.answers = answers;
  }

  /// @param bytes that all answers may take; 0 keeps none
  public static PathCache of(CurrentSnapshots snapshots, long bytes) {
    return new PathCache(
        snapshots,
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((Key _, PathReply reply) -> ReplySize.bytes(reply))
            // Nobody waits while it makes room, and with no room at all nothing is ever found.
            .executor(Runnable::run)
            .build());
  }

  /// The answer in the direction asked.
  public Optional<PathReply> find(RouteQuestion question) {
    return snapshots
        .current(question.ruleset())
        .flatMap(current ->
            Optional.ofNullable(answers.getIfPresent(new Key(current, PairQuestion.of(question)))))
        .map(reply -> turned(question, reply));
  }

  /// Keeps what is true of the pair for as long as the snapshot is; other answers are let go.
  public void keep(RouteQuestion question, PathReply reply) {
    PathReplies.snapshotIfLasting(reply)
        .ifPresent(snapshot ->
            answers.put(new Key(snapshot, PairQuestion.of(question)), turned(question, reply)));
  }

  /// Drops everything: a route of one snapshot is none of the next, and why there is no route may
  /// be a matter of all rulesets. Snapshots change once a month.
  public void forget() {
    answers.invalidateAll();
  }

  long bytes() {
    answers.cleanUp();
    return answers.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }

  /// From the direction asked to the one kept, or back: the same turn.
  private static PathReply turned(RouteQuestion question, PathReply reply) {
    return PairQuestion.isUpward(question) ? reply : PathDirection.reversed(reply);
  }
}
