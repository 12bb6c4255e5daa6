package creditgraph.node.sweep;

import creditgraph.node.coordinator.SampleIds;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobControl.ChangeJob;
import creditgraph.protocol.job.JobControl.UnknownJob;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.Sampling.Command;
import creditgraph.protocol.sample.Sampling.DescribeSample;
import creditgraph.protocol.sample.Sampling.Failed;
import creditgraph.protocol.sample.Sampling.Finished;
import creditgraph.protocol.sample.Sampling.Progress;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sample.Sampling.SubmitSample;
import creditgraph.protocol.sample.Sampling.UnknownSample;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A coordinator whose samples end when a test says so. Like the real one it starts a sample anew
/// only when it does not know it, or as one that failed. Tests tell samples apart by their seed.
final class PlayedCoordinator {

  private final Map<String, SampleReply> samples = new ConcurrentHashMap<>();
  private final Map<String, SubmitSample> byId = new ConcurrentHashMap<>();

  /// Samples that it has started, and what it was told to do to which, in this order.
  final List<SubmitSample> submitted = new CopyOnWriteArrayList<>();

  final List<String> changes = new CopyOnWriteArrayList<>();

  Behavior<Command> behavior() {
    return Behaviors.receiveMessage(command -> {
      answer(command);
      return Behaviors.same();
    });
  }

  void finish(long seed) {
    SubmitSample sample = sample(seed);
    String id = id(sample);
    samples.put(id, new Finished(id, snapshot(sample), sample.spec(), counts(seed)));
  }

  void fail(long seed, String reason) {
    SubmitSample sample = sample(seed);
    samples.put(id(sample), new Failed(id(sample), snapshot(sample), sample.spec(), reason));
  }

  /// As after many other samples.
  void forget() {
    samples.clear();
  }

  /// What the sample of a seed comes to, as no other does.
  static DistanceCounts counts(long seed) {
    return SweepFixture.counts(100 + seed);
  }

  private void answer(Command command) {
    switch (command) {
      case DescribeSample describe -> {
        String id = describe.sampleId();
        describe.replyTo().tell(samples.getOrDefault(id, new UnknownSample(id)));
      }
      case SubmitSample submit -> {
        String id = id(submit);
        if (samples.get(id) == null || samples.get(id) instanceof Failed) {
          byId.put(id, submit);
          samples.put(id, new Progress(id, snapshot(submit), submit.spec(), 0, 1));
          submitted.add(submit);
        }
        submit.replyTo().tell(samples.get(id));
      }
      case ChangeJob change -> {
        SubmitSample sample = byId.get(change.jobId());
        if (sample != null) {
          changes.add(change.change() + " " + sample.spec().seed());
        }
        change.replyTo().tell(new UnknownJob(change.jobId()));
      }
      default -> throw new AssertionError("asked " + command);
    }
  }

  private SubmitSample sample(long seed) {
    return byId.values().stream()
        .filter(one -> one.spec().seed() == seed)
        .findFirst()
        .orElseThrow();
  }

  private static String id(SubmitSample sample) {
    return SampleIds.of(snapshot(sample), sample.spec());
  }

  private static SnapshotRef snapshot(SubmitSample sample) {
    return sample.pinned().getFirst();
  }
}
