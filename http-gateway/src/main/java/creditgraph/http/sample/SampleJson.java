package creditgraph.http.sample;

import creditgraph.http.snapshot.SnapshotJson;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.Failed;
import creditgraph.protocol.sample.Sampling.Finished;
import creditgraph.protocol.sample.Sampling.Progress;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A sample, running or ended. Says nothing about time or nodes, so that equal samples on equal
/// snapshots are equal bytes.
///
/// @param tasksDone null once ended, as is `tasksTotal`
/// @param result null unless finished
/// @param reason null unless failed
record SampleJson(
    String id,
    String status,
    SnapshotJson snapshot,
    SpecJson spec,
    @Nullable Integer tasksDone,
    @Nullable Integer tasksTotal,
    @Nullable ResultJson result,
    @Nullable String reason) {

  static SampleJson of(Progress progress) {
    return new SampleJson(
        progress.sampleId(),
        "running",
        SnapshotJson.of(progress.snapshot()),
        SpecJson.of(progress.spec()),
        progress.tasksDone(),
        progress.tasksTotal(),
        null,
        null);
  }

  static SampleJson of(Finished finished) {
    return new SampleJson(
        finished.sampleId(),
        "finished",
        SnapshotJson.of(finished.snapshot()),
        SpecJson.of(finished.spec()),
        null,
        null,
        ResultJson.of(finished.counts()),
        null);
  }

  static SampleJson of(Failed failed) {
    return new SampleJson(
        failed.sampleId(),
        "failed",
        SnapshotJson.of(failed.snapshot()),
        SpecJson.of(failed.spec()),
        null,
        null,
        null,
        failed.reason());
  }

  /// @param hubPenalty `none` or a number, as in a sweep
  /// @param years `all` or `1960-1969`, as in a sweep
  record SpecJson(
      String ruleset,
      int pairs,
      long seed,
      String run,
      int pairsPerTask,
      Object hubPenalty,
      String years) {

    static SpecJson of(SampleSpec spec) {
      return new SpecJson(
          spec.ruleset().value(),
          spec.pairs(),
          spec.seed(),
          spec.run(),
          spec.pairsPerTask(),
          spec.hubPenalty().weighs() ? spec.hubPenalty().cost() : spec.hubPenalty().toString(),
          spec.years().toString());
    }
  }

  /// @param meanReleases over the connected pairs; null when there is none
  record ResultJson(
      List<DistanceJson> byReleases,
      long notConnected,
      long exhausted,
      @Nullable Double meanReleases) {

    static ResultJson of(DistanceCounts counts) {
      List<DistanceJson> distances =
          IntStream.range(1, counts.byReleases().size())
              .mapToObj(releases -> new DistanceJson(releases, counts.byReleases().get(releases)))
              .toList();
      return new ResultJson(distances, counts.notConnected(), counts.exhausted(), mean(distances));
    }

    private static @Nullable Double mean(List<DistanceJson> distances) {
      long pairs = distances.stream().mapToLong(DistanceJson::pairs).sum();
      long releases = distances.stream().mapToLong(each -> each.releases() * each.pairs()).sum();
      return pairs == 0 ? null : (double) releases / pairs;
    }
  }

  /// How many pairs lie this many releases apart.
  record DistanceJson(int releases, long pairs) {}
}
