package creditgraph.node.findings;

import creditgraph.graph.measure.Interval;
import creditgraph.http.findings.FindingsReport;
import creditgraph.http.findings.FindingsReport.ComponentFigures;
import creditgraph.http.findings.FindingsReport.DegreeFigures;
import creditgraph.http.findings.FindingsReport.Estimate;
import creditgraph.http.findings.FindingsReport.SizeClass;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.findings.GraphShape;
import creditgraph.protocol.findings.GraphShape.Degrees;
import creditgraph.protocol.findings.GraphShape.Sizes;
import creditgraph.protocol.findings.RoleCounts;
import creditgraph.protocol.work.TaskOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Adds up what the tasks of findings came to, and says what follows from it.
///
/// Parts are added in the order of their tasks, and sums are of whole numbers wherever parts meet,
/// so equal jobs come to equal bytes whichever lane was first.
public final class FindingsTotals {

  private final List<GraphShape> shape = new ArrayList<>();
  private final DistanceTotals distances = new DistanceTotals();
  private final RouteTotals routes = new RouteTotals();
  private final List<RoleCounts> roles = new ArrayList<>();

  /// @param outcome of a task of findings; of any other it changes nothing
  public void add(TaskOutcome outcome) {
    switch (outcome) {
      case TaskOutcome.ShapeMeasured measured -> shape.add(measured.shape());
      case TaskOutcome.DistancesMeasured measured -> distances.add(measured.part());
      case TaskOutcome.RoutesDrawn drawn -> routes.add(drawn.part());
      case TaskOutcome.RolesCounted counted -> roles.add(counted.counts());
      case TaskOutcome.Sampled _,
          TaskOutcome.Scored _,
          TaskOutcome.Verified _,
          TaskOutcome.WrongSnapshot _,
          TaskOutcome.Failed _ -> {}
    }
  }

  /// @param names of artists, as far as they are known
  /// @throws IllegalStateException when the part that counts degrees is missing: the job had not
  ///   finished, or its rows are gone
  public FindingsReport report(Function<ArtistId, Optional<String>> names) {
    if (shape.isEmpty()) {
      throw new IllegalStateException("the rows of these findings are gone");
    }
    GraphShape counted = shape.getFirst();
    int largest = counted.components().largestArtists();
    return new FindingsReport(
        degrees("releases of each artist, counted", counted.artists()),
        degrees("artists of each release, counted", counted.releases()),
        components(counted.components(), counted.artists().count()),
        distances.figures(largest),
        distances.closeness(largest, names),
        routes.connectors(names),
        routes.clustering(),
        roles.isEmpty() ? null : RoleTotals.figures(roles.getFirst()));
  }

  private static DegreeFigures degrees(String method, Degrees degrees) {
    return new DegreeFigures(
        method,
        degrees.count(),
        degrees.credits(),
        degrees.count() == 0 ? 0 : (double) degrees.credits() / degrees.count(),
        degrees.median(),
        degrees.of90(),
        degrees.of99(),
        degrees.most(),
        classes(degrees.byBinaryDigits()));
  }

  private static ComponentFigures components(Sizes sizes, int artists) {
    return new ComponentFigures(
        "connected components, counted",
        sizes.count(),
        sizes.isolated(),
        sizes.largestArtists(),
        sizes.largestReleases(),
        artists < 2 ? 0 : (double) sizes.connectedPairs() / (artists * (artists - 1L)),
        classes(sizes.byBinaryDigits()));
  }

  private static List<SizeClass> classes(List<Integer> byBinaryDigits) {
    List<SizeClass> classes = new ArrayList<>();
    for (int digits = 0; digits < byBinaryDigits.size(); digits++) {
      int least = digits == 0 ? 0 : 1 << (digits - 1);
      int most = digits == 0 ? 0 : 2 * least - 1;
      classes.add(new SizeClass(least, most, byBinaryDigits.get(digits)));
    }
    return classes;
  }

  static Estimate estimate(Interval interval) {
    return new Estimate(interval.low(), interval.estimate(), interval.high());
  }
}
