package creditgraph.node.findings;

import creditgraph.graph.measure.Interval;
import creditgraph.http.findings.FindingsReport.ClosenessFigures;
import creditgraph.http.findings.FindingsReport.DistanceFigures;
import creditgraph.http.findings.FindingsReport.DistanceShare;
import creditgraph.http.findings.FindingsReport.Estimate;
import creditgraph.http.findings.FindingsReport.MeanDistance;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.findings.DistancePart;
import creditgraph.protocol.findings.DistancePart.PanelSum;
import creditgraph.protocol.findings.DistancePart.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Distances from all sources.
///
/// The sources, not the pairs, are what was drawn: distances from one source go together, so every
/// interval is that of a mean over sources.
final class DistanceTotals {

  /// The share of pairs that the effective diameter is to hold.
  private static final double EFFECTIVE = 0.9;

  private static final String DISTANCES_METHOD =
      "breadth-first search from artists drawn without repeats from the largest component; means"
          + " over them, and the effective diameter where the share within meets 0.9, between whole"
          + " distances by a straight line";
  private static final String CLOSENESS_METHOD =
      "mean of the distances to artists drawn without repeats (Eppstein and Wang 2001), for those"
          + " with most releases in the largest component; closeness is its inverse";

  private final List<Source> sources = new ArrayList<>();
  private final Map<ArtistId, PanelSum> panel = new HashMap<>();

  void add(DistancePart part) {
    sources.addAll(part.sources());
    part.panel().forEach(sum -> panel.merge(sum.artist(), sum, DistanceTotals::plus));
  }

  private static PanelSum plus(PanelSum one, PanelSum other) {
    return new PanelSum(
        one.artist(),
        one.releases(),
        one.sources() + other.sources(),
        Math.addExact(one.sum(), other.sum()),
        Math.addExact(one.sumOfSquares(), other.sumOfSquares()));
  }

  /// @param artists of the largest component
  DistanceFigures figures(int artists) {
    if (sources.isEmpty()) {
      return new DistanceFigures(DISTANCES_METHOD, 0, artists, null, null, 0, List.of());
    }
    int farthest =
        sources.stream().mapToInt(source -> source.byReleases().size() - 1).max().orElse(0);
    double others = artists - 1.0;
    List<Interval> within = new ArrayList<>();
    List<DistanceShare> shares = new ArrayList<>();
    within.add(new Interval(0, 0, 0));
    for (int releases = 1; releases <= farthest; releases++) {
      int far = releases;
      Interval at = over(artists, source -> at(source, far) / others);
      Interval upTo = over(artists, source -> within(source, far) / others);
      within.add(upTo);
      shares.add(new DistanceShare(releases, share(at), share(upTo)));
    }
    return new DistanceFigures(
        DISTANCES_METHOD,
        sources.size(),
        artists,
        FindingsTotals.estimate(over(artists, source -> sum(source) / others)),
        new Estimate(
            crossing(within, Interval::high),
            crossing(within, Interval::estimate),
            crossing(within, Interval::low)),
        farthest,
        shares);
  }

  /// @param artists of the largest component
  ClosenessFigures closeness(int artists, Function<ArtistId, Optional<String>> names) {
    List<MeanDistance> means =
        panel.values().stream()
            .filter(sum -> sum.sources() > 0)
            .map(sum ->
                new MeanDistance(
                    sum.artist().value(),
                    names.apply(sum.artist()).orElse(null),
                    sum.releases(),
                    FindingsTotals.estimate(
                        Interval.ofMean(
                            sum.sum(), sum.sumOfSquares(), sum.sources(), artists - 1))))
            .sorted(
                Comparator.comparingDouble((MeanDistance one) -> one.meanDistance().estimate())
                    .thenComparing(MeanDistance::artist))
            .toList();
    return new ClosenessFigures(CLOSENESS_METHOD, sources.size(), artists, means);
  }

  private Interval over(int artists, ToDoubleFunction<Source> value) {
    return Interval.ofSample(sources.stream().mapToDouble(value).toArray(), artists);
  }

  private static double at(Source source, int releases) {
    return releases < source.byReleases().size() ? source.byReleases().get(releases) : 0;
  }

  private static double within(Source source, int releases) {
    long count = 0;
    for (int d = 1; d <= releases && d < source.byReleases().size(); d++) {
      count += source.byReleases().get(d);
    }
    return count;
  }

  private static double sum(Source source) {
    long sum = 0;
    for (int d = 1; d < source.byReleases().size(); d++) {
      sum += (long) d * source.byReleases().get(d);
    }
    return sum;
  }

  /// Where a curve of shares first meets [#EFFECTIVE]. Met by the upper bounds gives the lower
  /// bound of the diameter, and the other way round (Woodruff, *Confidence intervals for medians
  /// and other position measures*, 1952). At the farthest distance every curve is at 1.
  private static double crossing(List<Interval> within, ToDoubleFunction<Interval> curve) {
    double before = 0;
    for (int releases = 1; releases < within.size(); releases++) {
      double here = curve.applyAsDouble(within.get(releases));
      if (here >= EFFECTIVE) {
        return releases - 1 + (EFFECTIVE - before) / (here - before);
      }
      before = here;
    }
    return within.size() - 1;
  }

  private static Estimate share(Interval interval) {
    return new Estimate(
        Math.max(0, interval.low()), interval.estimate(), Math.min(1, interval.high()));
  }
}
