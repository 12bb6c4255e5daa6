package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.OTHER;
import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OrphanWatchTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant TOO_LATE = START.plus(OrphanWatch.PATIENCE).plusSeconds(1);
  private static final List<String> ITS_OWN = List.of(SNAPSHOT.fingerprint());
  private static final List<String> ANOTHER = List.of(OTHER.fingerprint());

  private final JobState sample =
      new JobState(Samples.started("1111111111111111", SNAPSHOT, Samples.spec(30, 1), 10));
  private final OrphanWatch watch = new OrphanWatch();

  @Test
  void findsASampleWhoseSnapshotNobodyHasAnyMore() {
    assertThat(look(ANOTHER, START)).isEmpty();
    assertThat(look(ANOTHER, START.plus(OrphanWatch.PATIENCE))).isEmpty();
    assertThat(look(ANOTHER, TOO_LATE)).containsExactly(sample);
  }

  @Test
  void startsCountingAnewWhenALaneHasIt() {
    look(ANOTHER, START);
    look(ITS_OWN, START.plusSeconds(300));

    assertThat(look(ANOTHER, TOO_LATE)).isEmpty();
  }

  @Test
  void learnsNothingFromANodeThatHasNothingOpen() {
    look(List.of(), START);

    assertThat(look(List.of(), TOO_LATE)).isEmpty();
    assertThat(look(ANOTHER, TOO_LATE)).isEmpty();
  }

  private List<JobState> look(List<String> open, Instant now) {
    return watch.orphans(open, List.of(sample), now);
  }
}
