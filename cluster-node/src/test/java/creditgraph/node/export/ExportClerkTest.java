package creditgraph.node.export;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.CallingThread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.LoggingTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ExportClerkTest {

  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());

  private final Deque<CompletableFuture<Done>> works = new ArrayDeque<>();
  private final AtomicInteger looks = new AtomicInteger();

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void looksAgainOnlyWhenTheWorkHasEnded() {
    CompletableFuture<Done> first = new CompletableFuture<>();
    works.add(first);
    spawn();
    awaitLooks(1);

    TIME.timePasses(LOOK);
    TIME.timePasses(LOOK);
    assertThat(looks).hasValue(1);

    first.complete(Done.getInstance());
    awaitNextLook(2);
  }

  @Test
  void saysOnceThatItFailsAndOnceThatItWorksAgain() {
    for (int i = 0; i < 2; i++) {
      works.add(CompletableFuture.failedFuture(new IllegalStateException("disk is full")));
    }
    CompletableFuture<Done> third = new CompletableFuture<>();
    works.add(third);
    LoggingTestKit.warn("disk is full")
        .withOccurrences(1)
        .expect(
            KIT.system(),
            () -> {
              spawn();
              awaitLooks(1);
              awaitNextLook(3);
              LoggingTestKit.info("exports are written again")
                  .expect(KIT.system(), () -> third.complete(Done.getInstance()));
              return null;
            });
  }

  private void spawn() {
    KIT.spawn(
        ExportClerk.create(
            "status",
            _ -> {
              CompletableFuture<Done> work = works.poll();
              looks.incrementAndGet();
              return work == null ? CompletableFuture.completedFuture(Done.getInstance()) : work;
            },
            LOOK,
            () -> Instant.EPOCH),
        CallingThread.DISPATCHER);
    TIME.timePasses(Duration.ZERO);
  }

  private void awaitLooks(int count) {
    TestProbe.create(KIT.system())
        .awaitAssert(() -> {
          assertThat(looks).hasValueGreaterThanOrEqualTo(count);
          return null;
        });
  }

  /// The end of the work before may be on its way still, and a look is passed over until then.
  private void awaitNextLook(int count) {
    TestProbe.create(KIT.system())
        .awaitAssert(() -> {
          TIME.timePasses(LOOK);
          assertThat(looks).hasValueGreaterThanOrEqualTo(count);
          return null;
        });
  }
}
