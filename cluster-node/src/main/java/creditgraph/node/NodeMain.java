package creditgraph.node;

import com.typesafe.config.ConfigFactory;
import creditgraph.node.tls.DefaultTls;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A node as a process of its own.
///
/// Ends with 0 after leaving in order, with 2 when the settings make no sense, with 1 when the
/// start fails or its end hangs. A node that the split-brain resolver has put out starts over in
/// the same process and asks for admission again, so that it comes back by itself when the network
/// does.
public final class NodeMain {

  /// Leaving takes no longer; whatever still hangs then is cut off.
  private static final Duration LEAVE_WITHIN = Duration.ofSeconds(10);

  /// Nobody waits for the end of a node that was put out, and a slow one still comes back by
  /// itself. One that hangs is started again with its process: remoting of Pekko 1.7.0 waits for
  /// the end of its streams without a deadline (apache/pekko#3317 gives it one).
  private static final Duration PUT_OUT_WITHIN = Duration.ofSeconds(60);

  private static final int EXIT_FAILED = 1;
  private static final int EXIT_USAGE = 2;

  private NodeMain() {}

  public static void main(String[] arguments) {
    NodeLogging.start();
    System.exit(run(LoggerFactory.getLogger(NodeMain.class)));
  }

  private static int run(Logger log) {
    NodeSettings settings;
    try {
      settings = NodeSettings.from(ConfigFactory.load());
    } catch (IllegalArgumentException e) {
      log.error("node not started: {}", e.getMessage());
      return EXIT_USAGE;
    }
    log.info("settings\n{}", settings.describe());
    if (!settings.has(NodeRole.CONTROL)) {
      DefaultTls.trustNobody();
    }
    Node.End end = Node.End.DOWNED;
    while (end == Node.End.DOWNED) {
      try {
        end = live(settings, log);
      } catch (IOException | RuntimeException e) {
        log.error("node not started: {}", reason(e));
        log.debug("node not started", e);
        return EXIT_FAILED;
      }
    }
    return 0;
  }

  /// One membership, from joining to the end of it.
  private static Node.End live(NodeSettings settings, Logger log) throws IOException {
    Node node = Node.start(settings);
    cutOffWhenLeavingHangs(node, log);
    if (settings.stopWithParent()) {
      leaveWithParent(node, log);
    }
    try {
      node.serving().toCompletableFuture().join();
    } catch (CompletionException e) {
      node.leave();
      node.ended().toCompletableFuture().join();
      throw e;
    }
    log.info("node serving name={} roles={}", settings.name(), settings.roles());
    Node.End end = node.ended().toCompletableFuture().join();
    log.info("node ended name={} end={}", settings.name(), end);
    return end;
  }

  /// The demo's nodes end with the command that started them, even when it is killed.
  private static void leaveWithParent(Node node, Logger log) {
    CompletableFuture<?> parentEnd =
        ProcessHandle.current()
            .parent()
            .map(ProcessHandle::onExit)
            .orElseGet(() -> CompletableFuture.completedFuture(ProcessHandle.current()));
    CompletableFuture<?> _ =
        parentEnd.thenRun(() -> {
          log.info("parent process ended");
          node.leave();
        });
  }

  private static void cutOffWhenLeavingHangs(Node node, Logger log) {
    CoordinatedShutdown.get(node.system())
        .addTask(
            CoordinatedShutdown.PhaseBeforeServiceUnbind(),
            "cut-off",
            () -> {
              Thread.ofPlatform()
                  .daemon()
                  .name("leave-cut-off")
                  .start(() -> haltUnlessEnded(node, log));
              return CompletableFuture.completedStage(Done.getInstance());
            });
  }

  private static void haltUnlessEnded(Node node, Logger log) {
    Duration limit = node.isPutOut() ? PUT_OUT_WITHIN : LEAVE_WITHIN;
    try {
      node.ended().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.error("node cut off, its end took longer than {}", limit);
      Runtime.getRuntime().halt(EXIT_FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The innermost message: what an operator can act on.
  private static String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return failure == innermost || failure instanceof CompletionException
        ? String.valueOf(innermost.getMessage())
        : failure.getMessage() + ": " + innermost.getMessage();
  }
}
