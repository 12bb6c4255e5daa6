package creditgraph.node;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;

/// Has the JVM's flight recorder note whenever an actor on Pekko's default dispatcher waits: for a
/// socket, the disk, a lock, a sleep, another thread. A thread of that dispatcher that waits for
/// work is no actor and not noted; nor is the start of a node, which blocks before there is anybody
/// to keep waiting, nor the JVM while it loads and initializes classes.
///
/// On a busy machine any thread may stand still for so long once, wherever it is. Code that waits
/// does so each time it runs: only a place that was seen [#OFTEN] is one.
final class BlockingWatch implements AutoCloseable {

  /// Anything shorter is the scheduler's doing or a lock held for a moment.
  static final Duration LONGEST_WAIT = Duration.ofMillis(20);

  static final int OFTEN = 2;

  private static final String DISPATCHER = "pekko.actor.default-dispatcher";
  private static final String ACTOR = "org.apache.pekko.dispatch.Mailbox";
  private static final Set<String> EXCUSED =
      Set.of("java.lang.ClassLoader", NodeGuardian.class.getName());
  private static final List<String> WAITS =
      List.of(
          "jdk.ThreadSleep",
          "jdk.ThreadPark",
          "jdk.JavaMonitorWait",
          "jdk.JavaMonitorEnter",
          "jdk.SocketRead",
          "jdk.SocketWrite",
          "jdk.FileRead",
          "jdk.FileWrite",
          "jdk.FileForce");

  private final RecordingStream stream = new RecordingStream();

  /// How long each place waited, each time.
  private final Map<String, List<Long>> waits = new ConcurrentHashMap<>();

  static BlockingWatch start() {
    BlockingWatch watch = new BlockingWatch();
    for (String event : WAITS) {
      watch.stream.enable(event).withThreshold(LONGEST_WAIT).withStackTrace();
      watch.stream.onEvent(event, watch::note);
    }
    watch.stream.startAsync();
    return watch;
  }

  /// Ends the watch; every place that was seen to wait, and for how many milliseconds each time.
  List<String> waits() {
    stream.stop();
    return waits.entrySet().stream()
        .filter(place -> place.getValue().size() >= OFTEN)
        .map(place -> place.getKey() + " for " + place.getValue() + " ms")
        .toList();
  }

  @Override
  public void close() {
    stream.close();
  }

  private void note(RecordedEvent event) {
    RecordedStackTrace trace = event.getStackTrace();
    if (trace == null || !isOfDispatcher(event.getThread())) {
      return;
    }
    List<RecordedFrame> frames = trace.getFrames();
    Set<String> types = frames.stream().map(BlockingWatch::type).collect(Collectors.toSet());
    if (types.contains(ACTOR) && Collections.disjoint(types, EXCUSED) && !initializes(event)) {
      String place =
          frames.stream()
              .takeWhile(frame -> !type(frame).equals(ACTOR))
              .map(frame -> type(frame) + "." + frame.getMethod().getName())
              .collect(Collectors.joining(" < ", event.getEventType().getName() + ": ", ""));
      waits
          .computeIfAbsent(place, _ -> new CopyOnWriteArrayList<>())
          .add(event.getDuration().toMillis());
    }
  }

  private static boolean isOfDispatcher(RecordedThread thread) {
    return thread != null
        && thread.getJavaName() != null
        && thread.getJavaName().contains(DISPATCHER);
  }

  /// A thread that finds a class half initialized by another waits without having called anything.
  private static boolean initializes(RecordedEvent event) {
    return event.getEventType().getName().equals("jdk.JavaMonitorWait")
        && !type(event.getStackTrace().getFrames().getFirst()).equals("java.lang.Object");
  }

  private static String type(RecordedFrame frame) {
    return frame.getMethod().getType().getName();
  }
}
