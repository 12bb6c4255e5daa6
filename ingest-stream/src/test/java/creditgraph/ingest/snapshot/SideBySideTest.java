package creditgraph.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideBySideTest {

  @ParameterizedTest
  @CsvSource({"1,0", "1,7", "3,2", "3,100"})
  void runs_every_piece_once(int threads, int count) throws IOException {
    ConcurrentSkipListSet<Integer> run = new ConcurrentSkipListSet<>();

    SideBySide.run(threads, count, (number, _) -> assertThat(run.add(number)).isTrue());

    assertThat(run).containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void a_failure_is_thrown_as_it_is_after_the_others_were_told_to_stop() {
    CountDownLatch bothAtWork = new CountDownLatch(2);
    AtomicBoolean otherEnded = new AtomicBoolean();

    assertThatThrownBy(() ->
            SideBySide.run(
                2,
                10,
                (number, stopped) -> {
                  meet(bothAtWork);
                  if (number == 0) {
                    throw new IOException("part 0 is damaged");
                  }
                  while (!stopped.getAsBoolean()) {
                    Thread.onSpinWait();
                  }
                  otherEnded.set(true);
                }))
        .isInstanceOf(IOException.class)
        .hasMessage("part 0 is damaged");
    assertThat(otherEnded).isTrue();
  }

  @Test
  void who_is_interrupted_stops_the_work_and_stays_interrupted() {
    Thread caller = Thread.currentThread();

    assertThatThrownBy(() ->
            SideBySide.run(
                2,
                2,
                (_, stopped) -> {
                  caller.interrupt();
                  while (!stopped.getAsBoolean()) {
                    Thread.onSpinWait();
                  }
                }))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void meet(CountDownLatch latch) {
    latch.countDown();
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
