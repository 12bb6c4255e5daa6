package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.SnapshotException;
import creditgraph.node.snapshot.SnapshotLine.Unexpected;
import creditgraph.node.snapshot.StagedFile.WrongBytes;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.snapshot.SnapshotOffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.stream.StreamTcpException;

/// What could not be fetched yet, why, and how long to rest before the next attempt: twice as long
/// each time, up to a limit. One entry for each snapshot that is wanted and failed.
final class FetchFailures {

  private final Duration first;
  private final Duration longest;
  private final Map<SnapshotRef, Failure> failures = new LinkedHashMap<>();

  FetchFailures(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /// @param ofDisk whether this node's disk is at fault
  private record Failure(int attempts, boolean resting, boolean ofDisk, String sentence) {}

  /// @return how long to rest
  Duration note(SnapshotRef ref, Throwable failure) {
    int attempts = attempts(ref) + 1;
    boolean ofDisk = failure instanceof DiskTrouble;
    failures.put(ref, new Failure(attempts, true, ofDisk, sentence(failure)));
    return rest(attempts);
  }

  /// A snapshot was fetched and its files have changed since.
  ///
  /// @return how long to rest; empty the first time
  Optional<Duration> noteDamage(SnapshotRef ref) {
    int attempts = attempts(ref) + 1;
    boolean again = attempts > 1;
    failures.put(ref, new Failure(attempts, again, false, "its files are damaged"));
    return again ? Optional.of(rest(attempts)) : Optional.empty();
  }

  void endRest(SnapshotRef ref) {
    failures.computeIfPresent(
        ref,
        (_, failure) ->
            new Failure(failure.attempts(), false, failure.ofDisk(), failure.sentence()));
  }

  /// What is open now, and what nobody wants any more, has no failures.
  void keepOnly(List<SnapshotOffer> wanted, Set<SnapshotRef> open) {
    failures.keySet().retainAll(wanted.stream().map(SnapshotOffer::ref).toList());
    failures.keySet().removeAll(open);
  }

  boolean isResting(SnapshotRef ref) {
    Failure failure = failures.get(ref);
    return failure != null && failure.resting();
  }

  /// Why the disk cannot take one of these, if that is what was wrong last.
  Optional<String> diskTrouble(List<SnapshotOffer> missing) {
    return missing.stream()
        .map(offer -> Optional.ofNullable(failures.get(offer.ref())))
        .flatMap(Optional::stream)
        .filter(Failure::ofDisk)
        .map(Failure::sentence)
        .findFirst();
  }

  Map<SnapshotRef, String> sentences() {
    Map<SnapshotRef, String> sentences = new LinkedHashMap<>();
    failures.forEach((ref, failure) -> sentences.put(ref, failure.sentence()));
    return sentences;
  }

  private int attempts(SnapshotRef ref) {
    Failure before = failures.get(ref);
    return before == null ? 0 : before.attempts();
  }

  private Duration rest(int attempts) {
    Duration rest = first;
    for (int doubled = 1; doubled < attempts && rest.compareTo(longest) < 0; doubled++) {
      rest = rest.multipliedBy(2);
    }
    return rest.compareTo(longest) < 0 ? rest : longest;
  }

  /// For everybody to read, so it names no address; the log has the whole.
  private static String sentence(Throwable failure) {
    return switch (failure) {
      case DiskTrouble disk -> String.valueOf(disk.getMessage());
      case WrongBytes wrong -> String.valueOf(wrong.getMessage());
      case Unexpected answer -> String.valueOf(answer.getMessage());
      case SnapshotException unusable -> String.valueOf(unusable.getMessage());
      case TimeoutException _ -> "nothing came from the snapshot server in time";
      case StreamTcpException _ -> "the snapshot server cannot be reached";
      default -> "the line to the snapshot server failed";
    };
  }
}
