package creditgraph.protocol.sweep;

import creditgraph.protocol.RulesetId;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.YearWindow;
import java.util.HashSet;
import java.util.List;

/// A grid: every combination of its values is a point, and every point a sample.
///
/// Points are numbered from 0, the last list fastest: two points that differ in their seeds alone
/// are neighbours. Equal specs on equal snapshots have equal results.
///
/// - **Lists** hold 1 to [#MAX_VALUES] values each, none twice.
/// - **Points** are at most [#MAX_POINTS].
///
/// @param run tells repeats of one sweep apart, as a sample's; may be empty
/// @param pairs of each sample, as in [SampleSpec]
/// @param seeds of each sample
/// @param pairsPerTask of every sample, as in [SampleSpec]
public record SweepSpec(
    String run,
    List<RulesetId> rulesets,
    List<HubPenalty> hubPenalties,
    List<YearWindow> years,
    List<Integer> pairs,
    List<Long> seeds,
    int pairsPerTask)
    implements WireMessage {

  public static final int MAX_VALUES = 200;
  public static final int MAX_POINTS = 1_000;

  /// @throws IllegalArgumentException that begins with the name of the field that cannot be
  public SweepSpec {
    rulesets = requireValues("rulesets", rulesets);
    hubPenalties = requireValues("hubPenalties", hubPenalties);
    years = requireValues("years", years);
    pairs = requireValues("pairs", pairs);
    seeds = requireValues("seeds", seeds);
    long points =
        (long) rulesets.size() * hubPenalties.size() * years.size() * pairs.size() * seeds.size();
    if (points > MAX_POINTS) {
      throw new IllegalArgumentException(
          "grid: %d rulesets x %d hubPenalties x %d years x %d pairs x %d seeds are %d points, expected at most %d"
              .formatted(
                  rulesets.size(),
                  hubPenalties.size(),
                  years.size(),
                  pairs.size(),
                  seeds.size(),
                  points,
                  MAX_POINTS));
    }
    // Whatever a sample refuses is refused here, before the first has begun.
    for (int size : pairs) {
      new SampleSpec(rulesets.getFirst(), size, 0, run, pairsPerTask);
    }
  }

  public int pointCount() {
    return rulesets.size() * hubPenalties.size() * years.size() * pairs.size() * seeds.size();
  }

  /// @param index 0 to [#pointCount] exclusive
  public SweepPoint point(int index) {
    int rest = index;
    long seed = seeds.get(rest % seeds.size());
    rest /= seeds.size();
    int size = pairs.get(rest % pairs.size());
    rest /= pairs.size();
    YearWindow window = years.get(rest % years.size());
    rest /= years.size();
    HubPenalty penalty = hubPenalties.get(rest % hubPenalties.size());
    rest /= hubPenalties.size();
    return new SweepPoint(index, rulesets.get(rest), penalty, window, size, seed);
  }

  private static <T> List<T> requireValues(String field, List<T> values) {
    List<T> copy = List.copyOf(values);
    if (copy.isEmpty() || copy.size() > MAX_VALUES) {
      throw new IllegalArgumentException(
          "%s: expected 1 to %d values, found %d".formatted(field, MAX_VALUES, copy.size()));
    }
    HashSet<T> seen = new HashSet<>();
    for (T value : copy) {
      if (!seen.add(value)) {
        throw new IllegalArgumentException(field + ": " + value + " is there twice");
      }
    }
    return copy;
  }
}
