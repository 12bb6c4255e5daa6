package creditgraph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import creditgraph.bench.QueueRun.Computed;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueRowsTest {

  private final QueueRows rows = new QueueRows(new Silent());

  @Test
  void a_task_is_held_against_a_job_by_the_medians_of_their_turns() {
    rows.trivial(
        List.of(9_000_000_000L, 4_000_000_000L, 5_000_000_000L),
        100_000,
        List.of(10_000_000_000L, 8_000_000_000L, 10_000_000_000L),
        1_000);

    assertThat(rows.all())
        .extracting(Row::name, Row::figure, row -> row.bar().must(), Row::met)
        .containsExactly(
            tuple("tasks accepted durably", 20_000.0, "", true),
            tuple("slowest turn", 100_000 / 9.0, "", true),
            tuple("RQ's jobs", 100.0, "", true),
            tuple("a task / a job of RQ", 200.0, ">= 100", true));
  }

  @Test
  void without_rq_there_is_nothing_to_hold_it_against() {
    rows.trivial(List.of(5_000_000_000L), 100_000, List.of(), 1_000);

    assertThat(rows.all()).extracting(Row::name).doesNotContain("a task / a job of RQ");
  }

  @Test
  void two_workers_are_held_to_their_gain() {
    Computed one = new Computed(16_000_000_000L, 12_000_000_000L, 1_600_000_000L);
    rows.computing(
        List.of(one, one),
        List.of(new Computed(10_000_000_000L, 18_000_000_000L, 2_000_000_000L)),
        List.of(1_000.0),
        List.of(2_000.0));

    assertThat(rows.all())
        .extracting(Row::name, Row::figure, row -> row.bar().must(), Row::met)
        .containsExactly(
            tuple("two workers / one", 1.6, ">= 1.7", false),
            tuple("least gain", 1.6, "", true),
            tuple("most gain", 1.6, "", true),
            tuple("two bare processes / one", 2.0, "", true),
            tuple("gain, of the bare one's", 80.0, "", true),
            tuple("one worker, processor", 75.0, "", true),
            tuple("two workers, processor", 180.0, "", true),
            tuple("control, beside one, processor", 10.0, "", true),
            tuple("control, beside two, processor", 20.0, "", true));
  }

  @Test
  void a_gain_is_over_the_turns_right_before_and_after_and_the_median_of_the_turns() {
    // The machine is at half its speed from the third turn of one worker on.
    rows.computing(
        List.of(took(18), took(18), took(36), took(36)),
        List.of(took(10), took(18), took(20)),
        List.of(1_000.0),
        List.of(2_000.0));

    assertThat(rows.all())
        .filteredOn(row -> row.name().endsWith("gain") || row.name().equals("two workers / one"))
        .extracting(Row::name, Row::figure)
        .containsExactly(
            tuple("two workers / one", 1.8), tuple("least gain", 1.5), tuple("most gain", 1.8));
  }

  @Test
  void a_turn_of_two_workers_needs_one_of_one_on_either_side() {
    List<Computed> turns = List.of(took(10));

    assertThatThrownBy(() -> rows.computing(turns, turns, List.of(1_000.0), List.of(2_000.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("turns of one worker: 1, of two: 1");
  }

  private static Computed took(long seconds) {
    return new Computed(seconds * 1_000_000_000, 0, 0);
  }
}
