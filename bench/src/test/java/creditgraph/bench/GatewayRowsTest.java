package creditgraph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GatewayRowsTest {

  private final Map<String, Long> facts = new TreeMap<>();

  GatewayRowsTest() {
    for (String what :
        new String[] {
          "cold",
          "cached",
          "typed",
          "short",
          "slipped",
          "accepted",
          "refused",
          "crowd",
          "first-accepted"
        }) {
      facts.put(what + "-p50.nanos", 1_000_000L);
      facts.put(what + "-p95.nanos", 10_000_000L);
      facts.put(what + "-p99.nanos", 20_000_000L);
      facts.put(what + "-slowest.nanos", 30_000_000L);
    }
    facts.put("names-loaded.nanos", 100_000_000_000L);
    facts.put("cold.perSecond", 2_000L);
    facts.put("slipped-found.permille", 880L);
    facts.put("overload.perSecond", 8_000L);
    facts.put("overload.asked", 80_000L);
    facts.put("overload.refused", 60_000L);
    facts.put("overload-gateway.nanos", 15_000_000_000L);
    facts.put("overload-load.nanos", 3_000_000_000L);
    facts.put("overload-took.nanos", 10_000_000_000L);
    facts.put("crowd.refused", 1L);
  }

  @Test
  void what_players_wait_for_is_held_at_m() {
    facts.put("accepted-p99.nanos", 70_000_000L);

    assertThat(rows("M").all())
        .filteredOn(row -> !(row.bar() instanceof Bar.None))
        .extracting(Row::name, Row::figure, row -> row.bar().must(), Row::met)
        .containsExactly(
            tuple("route, not cached, p50", 1.0, "<= 5", true),
            tuple("route, not cached, p99", 20.0, "<= 30", true),
            tuple("route, cached, p99", 20.0, "<= 5", false),
            tuple("name, p95", 10.0, "<= 20", true),
            tuple("name, 1 to 3 characters, p95", 10.0, "<= 20", true),
            tuple("name with slips, p99", 20.0, "<= 60", true),
            tuple("30 at once, refused", 1.0, "<= 0", false),
            tuple("refused, p99", 20.0, "<= 100", true),
            tuple("accepted, p99 / without overload", 3.5, "<= 3", false));
  }

  @Test
  void a_route_stands_beside_the_reference_platform_s_best() {
    Row row = rows("M").all().get(1);

    assertThat(Cells.baseline(row)).isEqualTo("108");
    assertThat(Cells.ratio(row)).isEqualTo("108x");
  }

  @Test
  void both_sides_of_the_overload_say_what_they_had_of_the_processors() {
    assertThat(rows("M").all())
        .filteredOn(row -> row.name().contains("processors"))
        .extracting(Row::figure)
        .containsExactly(1.5, 0.3);
  }

  @Test
  void at_other_scales_nothing_is_held() {
    assertThat(rows("S").all()).allSatisfy(row -> assertThat(row.bar().must()).isEmpty());
  }

  @Test
  void a_fact_that_is_missing_is_named() {
    facts.remove("typed-p95.nanos");

    assertThatIllegalStateException()
        .isThrownBy(() -> rows("M"))
        .withMessage("the load left no typed-p95.nanos");
  }

  private GatewayRows rows(String scale) {
    GatewayRows rows = new GatewayRows(scale, new Silent());
    rows.asked(facts);
    return rows;
  }
}
