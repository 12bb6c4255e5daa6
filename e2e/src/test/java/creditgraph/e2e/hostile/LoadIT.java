package creditgraph.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.e2e.fault.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Minutes of valid, invalid and hostile clients against a control node and a worker: no fault, and
/// afterwards the control node is as it was.
///
/// What it holds is compared when nobody is there: after a fifth of the time, when caches and
/// tables that are bounded have filled, after three fifths and at the end.
@EnabledIfSystemProperty(
    named = "creditgraph.load",
    matches = ".+",
    disabledReason = "takes minutes; -Dcreditgraph.load=10m")
class LoadIT {

  private static final int RELEASES = 20_000;
  private static final int RATE = Integer.getInteger("creditgraph.load.rate", 40);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// Objects that are reachable: full tables of buckets and answers vary by some. In ten minutes it
  /// is 220 bytes for each client.
  private static final long LIVE_GROWTH_KIB = 4 << 10;

  /// Beside the heap: arenas of the C library, code that is compiled late, buffers of threads.
  private static final long BESIDES_GROWTH_KIB = 24 << 10;

  /// Threads of pools that grow and shrink by need, and connections to the database.
  private static final int SOME = 8;

  private static final int LISTENERS = 64;
  private static final int AT_ONCE = 32;

  @Test
  void nothingBreaksAndNothingIsLeft() throws Exception {
    Duration length =
        Duration.parse("PT" + System.getProperty("creditgraph.load").toUpperCase(Locale.ROOT));
    long seed = seedOr(System.nanoTime() >>> 20);
    System.out.println("load: " + length + ", " + RATE + " clients a second, -Dseed=" + seed);
    try (Target target =
        Target.start(
            Files.createTempDirectory("load"),
            RELEASES,
            1,
            // Full after a minute, so that what grows afterwards is no cache.
            "creditgraph.node.search.cache=2MiB",
            "creditgraph.http.rate-limit.clients=1000")) {
      Known known = Known.of(target);
      Crowd crowd = new Crowd(target, Contract.load(), known, pausedJob(target), seed);

      Vitals before = after(crowd, target, length, 1, "after a fifth");
      Vitals midway = after(crowd, target, length, 2, "after three fifths");
      Vitals end = after(crowd, target, length, 2, "at the end");
      crowd.counts().forEach((what, count) -> System.out.println("  " + what + ": " + count));

      assertThat(crowd.faults()).as("-Dseed=%d", seed).isEmpty();
      holdsNoMore(before, midway);
      holdsNoMore(before, end);
      letsInAsManyAsEver(target, known);
      assertThat(target.control().lines("OutOfMemoryError", "StackOverflowError")).isEmpty();
    }
  }

  private static Vitals after(Crowd crowd, Target target, Duration length, int fifths, String when)
      throws Exception {
    crowd.come(length.dividedBy(5).multipliedBy(fifths), RATE);
    Vitals vitals = quiet(target);
    System.out.println(when + ": " + vitals);
    return vitals;
  }

  private static void holdsNoMore(Vitals before, Vitals later) {
    assertThat(later.liveKib()).isLessThan(before.liveKib() + LIVE_GROWTH_KIB);
    assertThat(later.besidesKib()).isLessThan(before.besidesKib() + BESIDES_GROWTH_KIB);
    assertThat(later.threads()).isLessThan(before.threads() + SOME);
    assertThat(later.files()).isLessThan(before.files() + SOME);
  }

  /// When no client is there and nothing is being done for anybody.
  private static Vitals quiet(Target target) throws Exception {
    long pid = target.control().pid();
    List<Vitals> last = new ArrayList<>();
    try {
      Await.until(
          "the end of all searches, questions and connections",
          PATIENCE,
          () -> {
            last.add(Vitals.of(pid));
            return last.getLast().isQuiet();
          });
    } catch (AssertionError e) {
      throw new AssertionError("still there: " + last.getLast(), e);
    }
    // What was freed goes back to the system every five seconds.
    Thread.sleep(11_000);
    return Vitals.of(pid);
  }

  /// A place for a search or a listener that was never given back would be missing now.
  private static void letsInAsManyAsEver(Target target, Known known) throws InterruptedException {
    Await.until("a place for " + AT_ONCE + " questions", PATIENCE, () -> asked(target, known));
    Await.until("a place for " + LISTENERS + " listeners", PATIENCE, () -> listened(target));
  }

  private static boolean asked(Target target, Known known) throws Exception {
    List<Future<Reply>> replies = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < AT_ONCE; i++) {
        String to = known.artists().get(1 + i);
        String json = "{\"from\":%s,\"to\":%s}".formatted(known.artists().getFirst(), to);
        replies.add(clients.submit(() -> target.ask(Question.post("/paths", json))));
      }
    }
    for (Future<Reply> reply : replies) {
      if (reply.get().status() == 503) {
        return false;
      }
    }
    return true;
  }

  private static boolean listened(Target target) throws Exception {
    String job = pausedJob(target);
    byte[] question =
        Question.get("/jobs/" + job + "/events", "Authorization: Bearer " + Target.TOKEN).bytes();
    List<Line> lines = new ArrayList<>();
    try {
      for (int i = 0; i < LISTENERS; i++) {
        Line line = Line.open(target.port());
        lines.add(line);
        if (!line.send(question).nextLine().contains(" 200 ")) {
          return false;
        }
      }
      return true;
    } finally {
      for (Line line : lines) {
        line.close();
      }
    }
  }

  private static String pausedJob(Target target) throws IOException {
    String token = "Authorization: Bearer " + Target.TOKEN;
    Reply sample =
        target.ask(Question.post("/samples", "{\"pairs\": 9000000, \"run\": \"paused\"}", token));
    String id = sample.json().path("id").asText();
    Reply paused = target.ask(Question.post("/jobs/" + id + "/pause", "", token));
    assertThat(paused.status()).as(paused.text()).isEqualTo(200);
    return id;
  }

  private static long seedOr(long absent) {
    String given = System.getProperty("seed", "");
    return given.isBlank() ? absent : Long.parseLong(given);
  }
}
