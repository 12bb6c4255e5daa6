package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.EVERYONE;
import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.YearWindow;
import org.junit.jupiter.api.Test;

/// Ids stand in journals and in people's notes.
final class SampleIdsTest {

  @Test
  void keepsTheIdsOfVersionsThatKnewNoConditions() {
    assertThat(id(new SampleSpec(EVERYONE, 600, 1, "", 250))).isEqualTo("4eee9e09bbe906b5");
    assertThat(id(new SampleSpec(EVERYONE, 600, 1, "r", 100))).isEqualTo("00191928e51bd4a5");
  }

  @Test
  void conditionsMakeAnotherSample() {
    SampleSpec weighed =
        new SampleSpec(EVERYONE, 600, 1, "", 250, HubPenalty.of(4), YearWindow.ALL);
    SampleSpec dated =
        new SampleSpec(EVERYONE, 600, 1, "", 250, HubPenalty.NONE, new YearWindow(1960, 1969));

    assertThat(id(weighed)).isEqualTo("ef04253051f9863d").isNotEqualTo(id(dated));
  }

  private static String id(SampleSpec spec) {
    return SampleIds.of(SNAPSHOT, spec);
  }
}
