package creditgraph.protocol.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.YearWindow;
import creditgraph.protocol.score.ArtistPair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A small idempotent piece of work named by its inputs: any node computes the same bytes.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Task.SamplePaths.class, name = "sample-paths"),
  @JsonSubTypes.Type(value = Task.ScorePairs.class, name = "score-pairs"),
  @JsonSubTypes.Type(value = Task.VerifyCopy.class, name = "verify-copy"),
  @JsonSubTypes.Type(value = Task.MeasureShape.class, name = "measure-shape"),
  @JsonSubTypes.Type(value = Task.MeasureDistances.class, name = "measure-distances"),
  @JsonSubTypes.Type(value = Task.DrawRoutes.class, name = "draw-routes"),
  @JsonSubTypes.Type(value = Task.CountRoles.class, name = "count-roles"),
})
public sealed interface Task extends WireMessage {

  /// `<kind>/<job id>/<index>`.
  String name();

  /// The only snapshot on which this task means anything.
  SnapshotRef snapshot();

  /// Draws `pairs` artist pairs from `seed` and the task's `index` and counts their distances.
  ///
  /// @param hubPenalty [HubPenalty#NONE] when absent, as in older messages
  /// @param years [YearWindow#ALL] when absent, as in older messages
  record SamplePaths(
      String name,
      SnapshotRef snapshot,
      long seed,
      int index,
      int pairs,
      HubPenalty hubPenalty,
      YearWindow years)
      implements Task {
    public SamplePaths(
        String name,
        SnapshotRef snapshot,
        long seed,
        int index,
        int pairs,
        @Nullable HubPenalty hubPenalty,
        @Nullable YearWindow years) {
      this.name = name;
      this.snapshot = snapshot;
      this.seed = seed;
      this.index = index;
      this.pairs = pairs;
      this.hubPenalty = hubPenalty == null ? HubPenalty.NONE : hubPenalty;
      this.years = years == null ? YearWindow.ALL : years;
    }

    /// Of routes of fewest releases, whenever they were published.
    public SamplePaths(String name, SnapshotRef snapshot, long seed, int index, int pairs) {
      this(name, snapshot, seed, index, pairs, HubPenalty.NONE, YearWindow.ALL);
    }
  }

  /// Scores the listed pairs or, when none is listed, `drawn` pairs of artists with enough
  /// releases, drawn from `seed` and the task's `index`.
  record ScorePairs(
      String name,
      SnapshotRef snapshot,
      List<ArtistPair> listed,
      int drawn,
      int minReleases,
      long seed,
      int index)
      implements Task {
    public ScorePairs {
      listed = List.copyOf(listed);
    }
  }

  /// Checks the copy of the snapshot that this node has.
  ///
  /// @param node its name
  record VerifyCopy(String name, SnapshotRef snapshot, String node) implements Task {}

  /// Counts degrees and components.
  record MeasureShape(String name, SnapshotRef snapshot) implements Task {}

  /// Draws `first + count` artists of the largest component from `seed` and measures distances from
  /// all but the `first`.
  ///
  /// @param panel most credited artists to whom the distances are added up one by one
  record MeasureDistances(
      String name, SnapshotRef snapshot, int first, int count, int panel, long seed)
      implements Task {}

  /// Draws `routes` pairs of artists from `seed` and the task's `index`, for each a shortest route,
  /// and as many pairs of neighbours.
  record DrawRoutes(String name, SnapshotRef snapshot, int routes, long seed, int index)
      implements Task {}

  /// Counts credits by family of roles and year.
  record CountRoles(String name, SnapshotRef snapshot) implements Task {}
}
