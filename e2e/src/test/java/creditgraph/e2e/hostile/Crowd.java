package creditgraph.e2e.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/// Many clients of all kinds at once: players, scripts that ask nonsense, some who go away before
/// they are answered, some who hardly send. What happened to whom is counted.
final class Crowd {

  private static final int MOST_AT_ONCE = 300;
  private static final int FAULTS_KEPT = 50;

  private final Target target;
  private final Known known;
  private final Questions questions;
  private final Random random;
  private final String pausedJob;
  private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private int number;

  /// @param pausedJob whose events never end
  Crowd(Target target, Contract contract, Known known, String pausedJob, long seed) {
    this.target = target;
    this.known = known;
    this.questions = new Questions(contract, known, seed);
    this.random = new Random(seed);
    this.pausedJob = pausedJob;
  }

  /// One thing that a client does.
  private interface Act {
    void run() throws Exception;
  }

  /// Returns when everybody has gone.
  ///
  /// @param rate clients a second that come at most
  void come(Duration time, int rate) throws InterruptedException {
    Instant end = Instant.now().plus(time);
    Semaphore places = new Semaphore(MOST_AT_ONCE);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      while (Instant.now().isBefore(end)) {
        // Drawn here and not by the clients, so that the seed gives the same acts in the same
        // order.
        Act act = draw();
        places.acquire();
        clients.execute(() -> {
          try {
            act.run();
          } catch (Exception e) {
            fault("client: " + e);
          } finally {
            places.release();
          }
        });
        Thread.sleep(Math.max(1, 1000 / rate));
      }
    }
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  /// What became of them, by what they did.
  Map<String, Long> counts() {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((what, count) -> sums.put(what, count.sum()));
    return sums;
  }

  private Act draw() {
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> ask("route", route());
      case 5, 6 -> ask("search", Question.get("/artists/search?q=" + Questions.encoded(name())));
      case 7, 8, 9, 10, 11, 12 -> {
        Questions.Drawn drawn = questions.next(number++);
        yield ask(drawn.damaged() ? "damaged" : "contract", drawn.question());
      }
      case 13, 14 -> goAway("gone while searched", route().bytes(), random.nextInt(4));
      case 15 -> {
        byte[] whole = route().bytes();
        int some = 1 + random.nextInt(whole.length - 1);
        yield goAway("gone within a request", Arrays.copyOf(whole, some), 5);
      }
      case 16 -> goAway("idle", new byte[0], 5_000 + random.nextInt(10_000));
      case 17 -> drip(random.nextBoolean());
      case 18 -> listen(random.nextInt(4_000));
      default -> {
        byte[] noise = new byte[1 + random.nextInt(3_000)];
        random.nextBytes(noise);
        yield goAway("noise", noise, 20);
      }
    };
  }

  private Act ask(String what, Question question) {
    return () -> {
      byte[] bytes = question.bytes();
      Reply reply =
          Line.exchange(target.port(), bytes, question.answeredWithoutBody())
              .orElseThrow(() -> new IOException("no answer to " + question));
      count(what, reply);
      hold(bytes, reply, question.toString());
    };
  }

  private Act goAway(String what, byte[] bytes, int afterMillis) {
    return () -> {
      try (Line line = Line.open(target.port())) {
        line.sendUnlessClosed(bytes);
        Thread.sleep(afterMillis);
        line.abort();
      }
      counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    };
  }

  /// A byte each 200 ms, in the head or in the body, until the gateway has had enough.
  private Act drip(boolean inBody) {
    String head =
        inBody ? "Content-Type: application/json\r\nContent-Length: 9000\r\n\r\n{" : "X: ";
    byte[] bytes =
        ("POST /paths HTTP/1.1\r\nHost: x\r\n" + head).getBytes(StandardCharsets.US_ASCII);
    int most = 20 + random.nextInt(40);
    return () -> {
      try (Line line = Line.open(target.port())) {
        line.send(bytes);
        for (int i = 0; i < most; i++) {
          Thread.sleep(200);
          line.sendUnlessClosed(new byte[] {'a'});
        }
      }
      counts.computeIfAbsent("slow", _ -> new LongAdder()).increment();
    };
  }

  /// To events that do not end, for a while.
  private Act listen(int millis) {
    byte[] bytes =
        Question.get("/jobs/" + pausedJob + "/events", "Authorization: Bearer " + Target.TOKEN)
            .bytes();
    return () -> {
      try (Line line = Line.open(target.port())) {
        line.send(bytes);
        Thread.sleep(millis);
        line.abort();
      }
      counts.computeIfAbsent("listener", _ -> new LongAdder()).increment();
    };
  }

  private Question route() {
    return Question.post(
        "/paths", "{\"from\":%s,\"to\":%s}".formatted(one(known.artists()), one(known.artists())));
  }

  private String name() {
    String name = one(known.names());
    return name.substring(0, name.offsetByCodePoints(0, 1));
  }

  private void count(String what, Reply reply) throws IOException {
    String problem = reply.status() >= 500 ? " " + reply.problem() : "";
    counts.computeIfAbsent(what + " " + reply.status() + problem, _ -> new LongAdder()).increment();
  }

  private void hold(byte[] asked, Reply reply, String question) throws IOException {
    List<String> wrong = Manners.faults(asked, reply);
    if (!wrong.isEmpty()) {
      fault(question + "\n  " + wrong);
    }
  }

  private void fault(String what) {
    if (faults.size() < FAULTS_KEPT) {
      faults.add(what);
    }
  }

  private <T> T one(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
