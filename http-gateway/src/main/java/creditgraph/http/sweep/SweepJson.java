package creditgraph.http.sweep;

import creditgraph.http.snapshot.SnapshotJson;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.YearWindow;
import creditgraph.protocol.sweep.PointState;
import creditgraph.protocol.sweep.PointState.Status;
import creditgraph.protocol.sweep.SweepCard;
import creditgraph.protocol.sweep.SweepPoint;
import creditgraph.protocol.sweep.SweepSpec;
import creditgraph.protocol.sweep.Sweeping.SweepList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A sweep as it stands.
///
/// @param points null in a list of sweeps
record SweepJson(
    String id,
    String status,
    GridJson spec,
    List<SnapshotJson> snapshots,
    String priority,
    int tries,
    String startedAt,
    int pointsTotal,
    int pointsDone,
    int pointsFailed,
    @Nullable List<PointJson> points) {

  /// Without its points.
  static SweepJson of(SweepCard card) {
    return of(card, null);
  }

  static SweepJson of(SweepCard card, @Nullable List<PointState> states) {
    return new SweepJson(
        card.sweepId(),
        word(card.status()),
        GridJson.of(card.spec()),
        card.snapshots().stream().map(SnapshotJson::of).toList(),
        word(card.terms().priority()),
        card.terms().tries(),
        card.startedAt().toString(),
        card.spec().pointCount(),
        card.pointsDone(),
        card.pointsFailed(),
        states == null
            ? null
            : states.stream().map(state -> PointJson.of(card.spec(), state)).toList());
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// The lists of a grid, in the words in which a grid is written.
  record GridJson(
      String run,
      List<String> rulesets,
      List<Object> hubPenalties,
      List<String> years,
      List<Integer> pairs,
      List<Long> seeds,
      int pairsPerTask) {

    static GridJson of(SweepSpec spec) {
      return new GridJson(
          spec.run(),
          spec.rulesets().stream().map(RulesetId::value).toList(),
          spec.hubPenalties().stream().map(GridJson::penalty).toList(),
          spec.years().stream().map(YearWindow::toString).toList(),
          spec.pairs(),
          spec.seeds(),
          spec.pairsPerTask());
    }

    private static Object penalty(HubPenalty penalty) {
      return penalty.weighs() ? penalty.cost() : penalty.toString();
    }
  }

  /// The grid and the snapshots it was computed on: a body for `POST /sweeps` that repeats the
  /// sweep or is refused. Says nothing of time and terms, which no result depends on.
  ///
  /// @param snapshots `2026-11/performers/<fingerprint>`, one a ruleset
  record RepeatJson(
      String run,
      List<String> rulesets,
      List<Object> hubPenalties,
      List<String> years,
      List<Integer> pairs,
      List<Long> seeds,
      int pairsPerTask,
      List<String> snapshots) {

    static RepeatJson of(SweepCard card) {
      GridJson grid = GridJson.of(card.spec());
      return new RepeatJson(
          grid.run(),
          grid.rulesets(),
          grid.hubPenalties(),
          grid.years(),
          grid.pairs(),
          grid.seeds(),
          grid.pairsPerTask(),
          card.snapshots().stream().map(SnapshotRef::path).toList());
    }
  }

  /// @param tasksDone null unless running, as `tasksTotal`
  /// @param reason null unless failed
  record PointJson(
      int point,
      String ruleset,
      Object hubPenalty,
      String years,
      int pairs,
      long seed,
      String sample,
      String status,
      @Nullable Integer tasksDone,
      @Nullable Integer tasksTotal,
      @Nullable String reason) {

    static PointJson of(SweepSpec spec, PointState state) {
      SweepPoint point = spec.point(state.index());
      boolean runs = state.status() == Status.RUNNING;
      return new PointJson(
          state.index(),
          point.ruleset().value(),
          GridJson.penalty(point.hubPenalty()),
          point.years().toString(),
          point.pairs(),
          point.seed(),
          state.sampleId(),
          word(state.status()),
          runs ? state.tasksDone() : null,
          runs ? state.tasksTotal() : null,
          state.reason().isEmpty() ? null : state.reason());
    }
  }

  record ListJson(List<SweepJson> sweeps) {

    static ListJson of(SweepList list) {
      return new ListJson(list.sweeps().stream().map(SweepJson::of).toList());
    }
  }
}
