package creditgraph.node.coordinator;

import creditgraph.protocol.SnapshotRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Notices jobs on a snapshot that the nodes have moved away from: lanes ask for work on others,
/// none on theirs. Without it such a job would run for ever.
///
/// A lane whose node has nothing open says nothing either way. Holds one entry for each snapshot of
/// a running job. A job whose tasks are bound to nodes is none of these: it ends with them.
final class OrphanWatch {

  /// Long enough for a node to fetch and open a snapshot that others have already.
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Map<String, Instant> missedSince = new HashMap<>();

  /// Returns the running jobs that no lane can serve any more.
  List<JobState> orphans(List<String> open, List<JobState> running, Instant now) {
    Set<String> wanted =
        running.stream()
            .map(JobState::snapshot)
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
    return running.stream().filter(job -> isOrphan(job, now)).toList();
  }

  private boolean isOrphan(JobState job, Instant now) {
    Instant since = missedSince.get(job.snapshot().fingerprint());
    return since != null && !job.work().isBound() && now.isAfter(since.plus(PATIENCE));
  }
}
