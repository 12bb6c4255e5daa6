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
/// Bounded by the bytes that answers take; those asked often stay. Only answers of current
/// snapshots are found, and the others go when a snapshot is switched.
///
/// An answer is kept as bytes. As the hundred objects that it is otherwise, thousands of answers
/// that nobody asks for again are followed one by one at every young collection for as long as they
/// stay, and everybody waits meanwhile.
///
/// Threads: any.
public final class PathCache {

  /// Of an entry beside its answer: the key and what the cache notes of it.
  private static final int ENTRY_BYTES = 256;

  private record Key(SnapshotRef snapshot, PairQuestion question) {}

  private final CurrentSnapshots snapshots;
  private final AnswerCodec codec;
  private final Cache<Key, byte[]> answers;

  private PathCache(CurrentSnapshots snapshots, AnswerCodec codec, Cache<Key, byte[]> answers) {
    this.snapshots = snapshots;
    this.codec = codec;
    this.answers = answers;
  }

  /// @param bytes that all answers may take; 0 keeps none
  public static PathCache of(CurrentSnapshots snapshots, AnswerCodec codec, long bytes) {
    return new PathCache(
        snapshots,
        codec,
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((Key _, byte[] answer) -> ENTRY_BYTES + answer.length)
            // Nobody waits while it makes room, and with no room at all nothing is ever found.
            .executor(Runnable::run)
            .build());
  }

  /// The answer in the direction asked.
  public Optional<PathReply> find(RouteQuestion question) {
    return bytesOf(question).map(answer -> turned(question, codec.read(answer)));
  }

  /// Whether there is an answer, which costs less than to have it.
  public boolean holds(RouteQuestion question) {
    return bytesOf(question).isPresent();
  }

  private Optional<byte[]> bytesOf(RouteQuestion question) {
    return snapshots
        .current(question.ruleset())
        .flatMap(current ->
            Optional.ofNullable(answers.getIfPresent(new Key(current, PairQuestion.of(question)))));
  }

  /// Keeps what is true of the pair for as long as the snapshot is; other answers are let go.
  public void keep(RouteQuestion question, PathReply reply) {
    PathReplies.snapshotIfLasting(reply)
        .ifPresent(snapshot ->
            answers.put(
                new Key(snapshot, PairQuestion.of(question)),
                codec.write(turned(question, reply))));
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
