package creditgraph.node.search;

import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;
import org.apache.pekko.dispatch.MonitorableThreadFactory;
import org.apache.pekko.dispatch.ThreadPoolExecutorConfigurator;

/// A dispatcher's `thread-pool-executor` whose threads have the lowest priority.
///
/// A search computes without a pause, and there are as many as processors. At equal priority
/// whoever answers a connection waits for one of them to use up its turn, once for each thread that
/// a request passes; at the lowest a search makes way at once and has what is left.
///
/// The JVM hands priorities to Linux only with `-XX:ThreadPriorityPolicy=1`, as our `jvm.options`
/// say; without it these are threads as any other.
public final class BackgroundThreads extends ExecutorServiceConfigurator {

  private final ThreadPoolExecutorConfigurator pool;

  /// Called by Pekko.
  ///
  /// @param config of the dispatcher
  public BackgroundThreads(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    this.pool =
        new ThreadPoolExecutorConfigurator(config.getConfig("thread-pool-executor"), prerequisites);
  }

  @Override
  public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
    // The pool names only those that Pekko makes itself.
    ThreadFactory named =
        threads instanceof MonitorableThreadFactory ours
            ? ours.withName(ours.name() + "-" + id)
            : threads;
    return pool.createExecutorServiceFactory(id, task -> background(named.newThread(task)));
  }

  // Nothing here is right or wrong by priority, only sooner or later.
  @SuppressWarnings("ThreadPriorityCheck")
  private static Thread background(Thread thread) {
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }
}
