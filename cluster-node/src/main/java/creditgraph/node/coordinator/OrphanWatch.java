package creditgraph.node.coordinator;

import creditgraph.protocol.SnapshotRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Notices samples on a snapshot that the nodes have moved away from: lanes ask for work on others,
/// none on theirs. Without it such a sample would run for ever.
///
/// A lane whose node has nothing open says nothing either way. Holds one entry for each snapshot of
/// a running sample.
final class OrphanWatch {

  /// Long enough for a node to fetch and open a snapshot that others have already.
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Map<String, Instant> missedSince = new HashMap<>();

  /// Returns the running samples that no lane can serve any more.
  List<SampleState> orphans(List<String> open, List<SampleState> running, Instant now) {
    Set<String> wanted =
        running.stream()
            .map(SampleState::snapshot)
            .map(SnapshotRef::fingerprint)
            .collect(Collectors.toSet());
    missedSince.keySet().retainAll(wanted);
    missedSince.keySet().removeAll(Set.copyOf(open));
    if (open.isEmpty()) {
      return List.of();
    }
    for (String fingerprint : wanted) {
      if (!open.contains(fingerprint)) {
        missedSince.putIfAbsent(fingerprint, now);
      }
    }
    return running.stream().filter(sample -> isOrphan(sample, now)).toList();
  }

  private boolean isOrphan(SampleState sample, Instant now) {
    Instant since = missedSince.get(sample.snapshot().fingerprint());
    return since != null && now.isAfter(since.plus(PATIENCE));
  }
}
