package creditgraph.node.metrics;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import creditgraph.node.coordinator.TaskTally;
import creditgraph.node.gateway.ShardedPaths;
import creditgraph.node.search.PathTally;
import creditgraph.node.search.PathTally.Fate;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/// Registers what other parts of this node count for themselves. They know nothing of metrics and
/// are read when a page is made.
final class OwnFigures {

  private final MeterRegistry registry;

  OwnFigures(MeterRegistry registry) {
    this.registry = registry;
  }

  void paths(PathTally tally, ShardedPaths paths) {
    for (Fate fate : Fate.values()) {
      count(
          "creditgraph.path.questions",
          "Questions for routes by what became of them",
          tally,
          counted -> counted.of(fate),
          "fate",
          fate.name().toLowerCase(Locale.ROOT));
    }
    Gauge.builder("creditgraph.path.questions.inside", paths::inside)
        .description("Questions for routes that are let in and not answered yet")
        .register(registry);
    Gauge.builder("creditgraph.path.queue.standing", () -> paths.isStanding() ? 1 : 0)
        .description("1 while a queue of questions stands, so that fewer are let in, else 0")
        .register(registry);
  }

  void tasks(TaskTally tally) {
    count(
        "creditgraph.tasks.accepted",
        "Tasks done, their results stored",
        tally,
        TaskTally::accepted);
    String failures = "creditgraph.task.failures";
    String meaning = "How often a task broke on a lane, or was lost with a node";
    count(failures, meaning, tally, TaskTally::broke, "how", "broke");
    count(failures, meaning, tally, TaskTally::lost, "how", "lost");
    count(
        "creditgraph.tasks.poison",
        "Tasks that failed so often that their job failed",
        tally,
        TaskTally::poison);
    String events = "creditgraph.job.events";
    String begunAndEnded = "Jobs begun and ended";
    count(events, begunAndEnded, tally, TaskTally::started, "event", "started");
    count(events, begunAndEnded, tally, TaskTally::finished, "event", "finished");
    count(events, begunAndEnded, tally, TaskTally::failed, "event", "failed");
    count(events, begunAndEnded, tally, TaskTally::cancelled, "event", "cancelled");
  }

  /// @param pool asked for when a page is made; it may block
  void pool(String name, Supplier<HikariDataSource> pool) {
    String connections = "creditgraph.database.connections";
    String meaning = "Connections to PostgreSQL";
    measure(connections, meaning, pool, HikariPoolMXBean::getActiveConnections, name, "active");
    measure(connections, meaning, pool, HikariPoolMXBean::getIdleConnections, name, "idle");
    Gauge.builder("creditgraph.database.connections.max", () -> pool.get().getMaximumPoolSize())
        .description("Connections to PostgreSQL that may be open")
        .tag("pool", name)
        .register(registry);
    Gauge.builder(
            "creditgraph.database.waiting",
            () -> value(pool, HikariPoolMXBean::getThreadsAwaitingConnection))
        .description("Threads that wait for a connection to PostgreSQL")
        .tag("pool", name)
        .register(registry);
  }

  private void measure(
      String metric,
      String description,
      Supplier<HikariDataSource> pool,
      ToIntFunction<HikariPoolMXBean> value,
      String name,
      String state) {
    Gauge.builder(metric, () -> value(pool, value))
        .description(description)
        .tags("pool", name, "state", state)
        .register(registry);
  }

  /// A pool that nobody has asked for a connection has none.
  private static int value(Supplier<HikariDataSource> pool, ToIntFunction<HikariPoolMXBean> value) {
    HikariPoolMXBean running = pool.get().getHikariPoolMXBean();
    return running == null ? 0 : value.applyAsInt(running);
  }

  /// @param counting held weakly: it must live as long as what counts
  private <T> void count(
      String metric, String description, T counting, ToDoubleFunction<T> value, String... tags) {
    FunctionCounter.builder(metric, counting, value)
        .description(description)
        .tags(tags)
        .register(registry);
  }
}
