package creditgraph.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The dispatchers as a node has them.
final class BackgroundThreadsTest {

  private static final ActorTestKit KIT =
      ActorTestKit.create(
          "background-threads",
          ConfigFactory.parseString("pekko.actor.provider = local")
              .withFallback(ConfigFactory.defaultReference()));

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void searchesMakeWayForWhoeverAnswersConnections() {
    Thread search = threadOf(DispatcherSelector.fromConfig("creditgraph.node.dispatcher.search"));
    Thread door = threadOf(DispatcherSelector.defaultDispatcher());

    assertThat(search.getPriority()).isEqualTo(Thread.MIN_PRIORITY).isLessThan(door.getPriority());
    assertThat(search.getName()).contains("creditgraph.node.dispatcher.search");
  }

  private static Thread threadOf(DispatcherSelector dispatcher) {
    Executor executor = KIT.system().dispatchers().lookup(dispatcher);
    return CompletableFuture.supplyAsync(Thread::currentThread, executor).join();
  }
}
