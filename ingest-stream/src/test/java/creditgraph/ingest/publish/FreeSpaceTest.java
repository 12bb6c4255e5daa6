package creditgraph.ingest.publish;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class FreeSpaceTest {

  private static final long GB = 1_000_000_000;
  private static final double FIFTH = 0.2;

  @Test
  void letsARunBeginThatLeavesEnoughFree() {
    FreeSpace disk = new FreeSpace(100 * GB, 30 * GB, FIFTH);

    assertThatCode(() -> disk.require("A build of everyone", 10 * GB)).doesNotThrowAnyException();
  }

  @Test
  void refusesARunThatWouldLeaveTooLittleFreeAndGivesTheFigures() {
    FreeSpace disk = new FreeSpace(100 * GB, 30 * GB, FIFTH);

    assertThatExceptionOfType(NoRoom.class)
        .isThrownBy(() -> disk.require("A build of everyone", 11 * GB))
        .withMessageContainingAll("A build of everyone", "11.00 GB", "30.00", "100.00", "20 %");
  }

  @Test
  void letsASmallRunBeginOnADiskThatIsFullerThanItShouldBe() {
    FreeSpace disk = new FreeSpace(100 * GB, 10 * GB, FIFTH);

    assertThatCode(() -> disk.require("A demo", GB / 10)).doesNotThrowAnyException();
    assertThatExceptionOfType(NoRoom.class).isThrownBy(() -> disk.require("A build", GB));
  }
}
