package creditgraph.node.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.protocol.RulesetId;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.YearWindow;
import creditgraph.protocol.sweep.SweepPoint;
import creditgraph.protocol.sweep.SweepSpec;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SweepSpecTest {

  private static final RulesetId EVERYONE = new RulesetId("everyone");
  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final YearWindow SIXTIES = new YearWindow(1960, 1969);

  @Test
  void numbersItsPointsWithTheLastListFastest() {
    SweepSpec spec =
        new SweepSpec(
            "",
            List.of(PERFORMERS, EVERYONE),
            List.of(HubPenalty.NONE, HubPenalty.of(4)),
            List.of(YearWindow.ALL, SIXTIES),
            List.of(100, 200),
            List.of(7L, 8L, 9L),
            250);

    assertThat(spec.pointCount()).isEqualTo(48);
    assertThat(IntStream.range(0, 48).mapToObj(spec::point).distinct()).hasSize(48);
    assertThat(spec.point(0))
        .isEqualTo(new SweepPoint(0, PERFORMERS, HubPenalty.NONE, YearWindow.ALL, 100, 7));
    assertThat(spec.point(1))
        .isEqualTo(new SweepPoint(1, PERFORMERS, HubPenalty.NONE, YearWindow.ALL, 100, 8));
    assertThat(spec.point(3))
        .isEqualTo(new SweepPoint(3, PERFORMERS, HubPenalty.NONE, YearWindow.ALL, 200, 7));
    assertThat(spec.point(47))
        .isEqualTo(new SweepPoint(47, EVERYONE, HubPenalty.of(4), SIXTIES, 200, 9));
  }

  @Test
  void refusesMorePointsThanItMayHave() {
    List<Long> seeds = LongStream.range(0, 200).boxed().toList();
    List<Integer> pairs = IntStream.range(1, 7).boxed().toList();

    assertThatThrownBy(() -> spec(List.of(EVERYONE), pairs, seeds))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("grid: 1 rulesets x 1 hubPenalties x 1 years x 6 pairs x 200 seeds")
        .hasMessageContaining("are 1200 points, expected at most 1000");
  }

  @Test
  void refusesAListWithoutValuesOrWithOneTwice() {
    assertThatThrownBy(() -> spec(List.of(), List.of(1), List.of(1L)))
        .hasMessage("rulesets: expected 1 to 200 values, found 0");
    assertThatThrownBy(() -> spec(List.of(EVERYONE), List.of(1), List.of(3L, 4L, 3L)))
        .hasMessage("seeds: 3 is there twice");
  }

  @Test
  void refusesWhatItsSamplesWouldRefuse() {
    assertThatThrownBy(() -> spec(List.of(EVERYONE), List.of(5, 0), List.of(1L)))
        .hasMessageStartingWith("pairs: expected 1 to 10000000, found 0");
  }

  private static SweepSpec spec(List<RulesetId> rulesets, List<Integer> pairs, List<Long> seeds) {
    return new SweepSpec(
        "", rulesets, List.of(HubPenalty.NONE), List.of(YearWindow.ALL), pairs, seeds, 250);
  }
}
