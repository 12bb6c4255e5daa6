package creditgraph.node.snapshot;

import static creditgraph.protocol.snapshot.SnapshotRollout.Turn.HELD;
import static creditgraph.protocol.snapshot.SnapshotRollout.Turn.NONE;
import static creditgraph.protocol.snapshot.SnapshotRollout.Turn.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.protocol.snapshot.SnapshotRollout.Turn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FetchTurnsTest {

  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  private final FetchTurns turns = new FetchTurns(LEASE, START);

  @Test
  void givesOneTurnAtATimeInTheOrderOfAsking() {
    assertThat(report("a", WAITING, 20)).isEqualTo(HELD);
    assertThat(report("b", WAITING, 21)).isEqualTo(WAITING);
    assertThat(report("c", WAITING, 22)).isEqualTo(WAITING);

    assertThat(report("a", NONE, 23)).isEqualTo(NONE);

    assertThat(report("c", WAITING, 24)).isEqualTo(WAITING);
    assertThat(report("b", WAITING, 25)).isEqualTo(HELD);
    assertThat(report("c", WAITING, 26)).isEqualTo(WAITING);
  }

  @Test
  void letsAHolderGoOnAsLongAsItSpeaks() {
    report("a", WAITING, 20);
    for (int second = 22; second < 60; second += 2) {
      assertThat(report("a", HELD, second)).isEqualTo(HELD);
      assertThat(report("b", WAITING, second)).isEqualTo(WAITING);
    }
  }

  @Test
  void passesTheTurnOfANodeThatIsSilent() {
    report("a", WAITING, 20);
    report("b", WAITING, 25);

    assertThat(report("b", WAITING, 30)).isEqualTo(WAITING);
    assertThat(report("b", WAITING, 31)).isEqualTo(HELD);
    assertThat(report("a", HELD, 32)).isEqualTo(WAITING);
  }

  @Test
  void forgetsANodeThatDiedWhileItWaited() {
    report("a", WAITING, 20);
    report("dead", WAITING, 21);
    report("c", WAITING, 22);
    report("a", HELD, 28);
    report("c", WAITING, 30);
    report("a", NONE, 32);

    assertThat(report("c", WAITING, 33)).isEqualTo(HELD);
  }

  @Test
  void answersARepeatedQuestionOfTheHolderWithItsTurn() {
    report("a", WAITING, 20);

    assertThat(report("a", WAITING, 21)).isEqualTo(HELD);
  }

  @Test
  void givesNothingUntilTurnsOfAPredecessorAreOver() {
    assertThat(report("a", WAITING, 0)).isEqualTo(WAITING);
    assertThat(report("b", HELD, 1)).isEqualTo(HELD);
    assertThat(report("a", WAITING, 9)).isEqualTo(WAITING);
    assertThat(report("a", WAITING, 10)).isEqualTo(WAITING);
    assertThat(report("b", NONE, 10)).isEqualTo(NONE);
    assertThat(report("a", WAITING, 11)).isEqualTo(HELD);
  }

  @Test
  void believesOneNodeAloneThatItHasTheTurn() {
    assertThat(report("a", HELD, 1)).isEqualTo(HELD);
    assertThat(report("b", HELD, 2)).isEqualTo(WAITING);
  }

  private Turn report(String node, Turn wanted, int second) {
    return turns.report(node, wanted, START.plusSeconds(second));
  }
}
