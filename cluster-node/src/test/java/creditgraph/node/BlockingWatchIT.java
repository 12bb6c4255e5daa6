package creditgraph.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Does the watch that [ClusterIT] keeps see what it is for?
final class BlockingWatchIT {

  private static final ActorTestKit KIT = ActorTestKit.create();

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void noticesAnActorThatWaitsOnTheDefaultDispatcher() {
    try (BlockingWatch watch = BlockingWatch.start()) {
      askSleeper(DispatcherSelector.defaultDispatcher(), BlockingWatch.OFTEN);

      assertThat(watch.waits()).singleElement().asString().contains("jdk.ThreadSleep");
    }
  }

  @Test
  void passesOverWhatHappenedOnce() {
    try (BlockingWatch watch = BlockingWatch.start()) {
      askSleeper(DispatcherSelector.defaultDispatcher(), BlockingWatch.OFTEN - 1);

      assertThat(watch.waits()).isEmpty();
    }
  }

  @Test
  void letsAnActorWaitOnTheBlockingDispatcher() {
    try (BlockingWatch watch = BlockingWatch.start()) {
      askSleeper(DispatcherSelector.blocking(), BlockingWatch.OFTEN);

      assertThat(watch.waits()).isEmpty();
    }
  }

  private static void askSleeper(DispatcherSelector dispatcher, int times) {
    TestProbe<String> probe = KIT.createTestProbe();
    ActorRef<ActorRef<String>> sleeper = KIT.spawn(sleeper(), dispatcher);
    for (int i = 0; i < times; i++) {
      sleeper.tell(probe.getRef());
      probe.receiveMessage();
    }
  }

  private static Behavior<ActorRef<String>> sleeper() {
    return Behaviors.receiveMessage(replyTo -> {
      Thread.sleep(BlockingWatch.LONGEST_WAIT.multipliedBy(3));
      replyTo.tell("slept");
      return Behaviors.same();
    });
  }
}
