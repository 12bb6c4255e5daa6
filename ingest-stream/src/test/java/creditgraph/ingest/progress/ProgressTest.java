package creditgraph.ingest.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final List<String> said = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void saysCountRateShareOfInputHeapAndTimeLeft() {
    try (Progress progress = progress()) {
      progress.phase("releases", "records", 8_000_000);
      progress.advance(3_000);
      progress.readTo(2_000_000);
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(25));
      progress.tick();
    }
    assertThat(said)
        .singleElement()
        .asString()
        .matches(
            "releases  25%  2\\.0/8\\.0 MB  3,000 records  120/s  heap \\d+/\\d+ MB  1:15 left");
  }

  @Test
  void saysRejectsAndQueueWhenThereAreAny() {
    try (Progress progress = progress()) {
      progress.phase("labels", "records", 0);
      progress.reject(2);
      progress.queue(3, 20);
      progress.tick();
    }
    assertThat(said)
        .singleElement()
        .asString()
        .startsWith("labels  0 records  0/s  2 rejects  queue 3/20  heap ")
        .doesNotContain("left");
  }

  @Test
  void paintsABarThatMakesRoomForLines() {
    StringWriter terminal = new StringWriter();
    PrintWriter printer = new PrintWriter(terminal);
    try (Progress progress =
        new Progress(
            ProgressTo.terminal(printer, line -> printer.println("| " + line)),
            nanos::get,
            () -> Duration.ZERO)) {
      progress.phase("releases", "records", 100);
      progress.readTo(50);
      progress.tick();
      progress.say("unknown element");
      progress.say("another");
      progress.readTo(60);
      progress.tick();
    }
    String clipped = "\r\u001b[K\u001b[?7l";
    String erased = "\u001b[?7h\r\u001b[K";
    assertThat(terminal.toString().replaceAll("\\d+/\\d+ MB", "MB").replace("\r\n", "\n"))
        .startsWith(clipped + "releases  [██████████░░░░░░░░░░] 50%")
        .contains(erased + "| unknown element\n| another\n" + clipped + "releases  [████████████░")
        .endsWith(erased);
  }

  @Test
  void saysNothingBetweenPhases() {
    try (Progress progress = progress()) {
      progress.tick();
      progress.advance(5);
      progress.phase("artists", "records", 0);
      progress.finish();
      said.clear();
      progress.tick();
    }
    assertThat(said).isEmpty();
  }

  @Test
  void endsWithATableOfPhases() {
    PhaseTimes times;
    try (Progress progress = progress()) {
      progress.phase("artists", "records", 100);
      progress.advance(10);
      progress.read(60);
      progress.read(40);
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
      progress.phase("releases", "records", 0);
      progress.advance(90);
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(8));
      times = progress.finish();
    }
    assertThat(times.phases())
        .containsExactly(
            new PhaseTimes.Phase("artists", Duration.ofSeconds(2), Duration.ofSeconds(4), 10, 100),
            new PhaseTimes.Phase("releases", Duration.ofSeconds(8), Duration.ofSeconds(16), 90, 0));
    assertThat(said.subList(said.size() - 4, said.size()))
        .satisfiesExactly(
            head -> assertThat(head).startsWith("phase"),
            artists -> assertThat(artists).startsWith("artists").contains("2.0", "4.0", "5"),
            releases -> assertThat(releases).startsWith("releases").contains("8.0", "16.0", "11"),
            all -> assertThat(all).startsWith("all").contains("10.0", "20.0", "100"));
  }

  @Test
  void speaksByItselfAtEachInterval() throws InterruptedException {
    CountDownLatch twice = new CountDownLatch(2);
    try (Progress progress =
        Progress.start(new ProgressTo(_ -> twice.countDown(), Duration.ofMillis(1)))) {
      progress.phase("artists", "records", 0);
      assertThat(twice.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void refusesAnIntervalOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ProgressTo(_ -> {}, Duration.ZERO));
  }

  /// A clock that stands still, and two processors busy all the time.
  private Progress progress() {
    return new Progress(
        new ProgressTo(said::add, Duration.ofHours(1)),
        nanos::get,
        () -> Duration.ofNanos(2 * nanos.get()));
  }
}
