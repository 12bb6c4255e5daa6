package creditgraph.bench;

import creditgraph.bench.NameQuestions.Typing;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// All that is asked of a gateway in one run, in a process of its own. Answers are held against the
/// snapshot before any is timed.
final class GatewayLoad {

  /// Of the process, and of its facts.
  static final String NAME = "gateway-load";

  private static final Duration START_LIMIT = Duration.ofMinutes(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final Duration BETWEEN_CROWDS = Duration.ofMillis(500);
  private static final long LEAD_NANOS = Duration.ofSeconds(GatewayPlan.LEAD_SECONDS).toNanos();
  private static final int OK = 200;
  private static final int BUSY = 503;

  /// Characters of which a search box has an answer ready.
  private static final int SHORT = 3;

  private final Snapshot snapshot;
  private final int port;
  private final ProcessHandle control;
  private final GatewayPlan plan;
  private final HttpLoad eight;
  private final TreeMap<String, Long> facts = new TreeMap<>();

  private GatewayLoad(Snapshot snapshot, int port, ProcessHandle control, GatewayPlan plan) {
    this.snapshot = snapshot;
    this.port = port;
    this.control = control;
    this.plan = plan;
    this.eight = new HttpLoad(port, GatewayPlan.CONNECTIONS);
  }

  /// @param control the process that is asked
  static void run(
      WorkDirectory work, Path directory, int port, ProcessHandle control, GatewayPlan plan)
      throws IOException, InterruptedException {
    try (Snapshot snapshot = Snapshot.open(directory)) {
      GatewayLoad load = new GatewayLoad(snapshot, port, control, plan);
      load.askAll();
      work.writeFacts(NAME, load.facts);
    }
  }

  private void askAll() throws IOException, InterruptedException {
    awaitAnswer(pairs(0).request(0));
    long begin = System.nanoTime();
    NameQuestions names = new NameQuestions(snapshot, 1, Typing.UP_TO_ANY);
    awaitAnswer(names.request(0));
    facts.put("names-loaded.nanos", System.nanoTime() - begin);
    PairQuestions checked = pairs(2);
    lookAt("pair", checked::request, checked::check);
    lookAt("name", names::request, names::check);
    double capacity = askPairs();
    askNames();
    crowds();
    overload(GatewayPlan.OVERLOAD * capacity);
  }

  private PairQuestions pairs(long seed) {
    return new PairQuestions(snapshot, seed);
  }

  private void awaitAnswer(byte[] request) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    try (HttpLine line = HttpLine.to(port)) {
      while (line.ask(request) != OK) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "no answer after %d s".formatted(START_LIMIT.toSeconds()));
        }
        Thread.sleep(LOOK_EVERY);
      }
    }
  }

  /// What is done with an answer before any is timed.
  private interface Look {
    void at(int number, byte[] answer) throws IOException;
  }

  private void lookAt(String what, HttpLoad.Requests requests, Look look) throws IOException {
    try (HttpLine line = HttpLine.to(port)) {
      for (int i = 0; i < plan.checked; i++) {
        int status = line.ask(requests.apply(i));
        if (status != OK) {
          throw new IllegalStateException("%s %d was answered %d".formatted(what, i, status));
        }
        look.at(i, line.body());
      }
    }
  }

  /// Pairs that nobody asked before, and then the last of them again.
  ///
  /// @return how many the gateway answers in a second
  private double askPairs() throws InterruptedException {
    PairQuestions warm = pairs(3);
    eight.closed(plan.warming, warm::request).requireAll(OK, "pair");
    PairQuestions cold = pairs(4);
    Answered answered = eight.closed(plan.timed, cold::request).requireAll(OK, "pair");
    put("cold", answered.nanos());
    facts.put("cold.perSecond", Math.round(answered.perSecond()));
    int kept = Math.min(plan.timed, 2_000);
    HttpLoad.Requests again = i -> cold.request(plan.timed - kept + i % kept);
    eight.closed(plan.warming, again).requireAll(OK, "pair");
    put("cached", eight.closed(plan.timed, again).requireAll(OK, "pair").nanos());
    return answered.perSecond();
  }

  private void askNames() throws IOException, InterruptedException {
    NameQuestions typed = new NameQuestions(snapshot, 5, Typing.UP_TO_ANY);
    Answered answered = search(new NameQuestions(snapshot, 6, Typing.UP_TO_ANY), typed);
    put("typed", answered.nanos());
    put(
        "short",
        IntStream.range(0, answered.nanos().length)
            .filter(i -> isShort(typed.typed(i).text()))
            .mapToLong(i -> answered.nanos()[i])
            .toArray());
    NameQuestions slips = new NameQuestions(snapshot, 7, Typing.SLIPPED);
    put("slipped", search(new NameQuestions(snapshot, 8, Typing.SLIPPED), slips).nanos());
    facts.put("slipped-found.permille", foundPermille(slips));
  }

  private static boolean isShort(String text) {
    return text.codePointCount(0, text.length()) <= SHORT;
  }

  private Answered search(NameQuestions warm, NameQuestions timed) throws InterruptedException {
    int perSecond =
        timed.typing() == Typing.SLIPPED
            ? GatewayPlan.SLIPS_PER_SECOND
            : GatewayPlan.SEARCHES_PER_SECOND;
    eight
        .open(Arrivals.poisson(perSecond, Math.ceilDiv(plan.searchSeconds, 4), 1), warm::request)
        .requireAll(OK, "name");
    return eight
        .open(Arrivals.poisson(perSecond, plan.searchSeconds, 2), timed::request)
        .requireAll(OK, "name");
  }

  private long foundPermille(NameQuestions questions) throws IOException {
    AtomicInteger found = new AtomicInteger();
    lookAt(
        "name",
        questions::request,
        (number, answer) -> found.addAndGet(questions.finds(number, answer) ? 1 : 0));
    return 1000L * found.get() / plan.checked;
  }

  /// First those that let the queue stand and the JVM compile what it now does often, as the timed
  /// questions of other rows have theirs before them, then those that count. The first are told
  /// apart.
  private void overload(double perSecond) throws InterruptedException {
    HttpLoad many = new HttpLoad(port, GatewayPlan.OVERLOAD_CONNECTIONS);
    long[] due = Arrivals.poisson(perSecond, GatewayPlan.LEAD_SECONDS + plan.overloadSeconds, 4);
    int leading = Math.toIntExact(Arrays.stream(due).filter(at -> at < LEAD_NANOS).count());
    Duration gateway = processorTime(control);
    Duration own = processorTime(ProcessHandle.current());
    Answered all = many.open(due, pairs(10)::request);
    facts.put("overload-gateway.nanos", processorTime(control).minus(gateway).toNanos());
    facts.put("overload-load.nanos", processorTime(ProcessHandle.current()).minus(own).toNanos());
    facts.put("overload-took.nanos", all.tookNanos());
    put("first-accepted", all.to(leading).nanosOf(OK));
    Answered answered = all.from(leading);
    int accepted = answered.count(OK);
    int refused = answered.count(BUSY);
    int asked = answered.statuses().length;
    if (accepted + refused != asked) {
      throw new IllegalStateException(
          "of %d requests under overload %d were answered and %d refused: what of the rest?"
              .formatted(asked, accepted, refused));
    }
    facts.put("overload.asked", (long) asked);
    facts.put("overload.refused", (long) refused);
    facts.put("overload.perSecond", Math.round(perSecond));
    put("accepted", answered.nanosOf(OK));
    put("refused", answered.nanosOf(BUSY));
  }

  /// Crowds that come at the same moment, each to a gateway that has nothing to do.
  private void crowds() throws InterruptedException {
    HttpLoad crowd = new HttpLoad(port, GatewayPlan.CROWD);
    long[] atOnce = new long[GatewayPlan.CROWD];
    long[] nanos = new long[GatewayPlan.CROWD * GatewayPlan.CROWDS];
    long refused = 0;
    for (int i = 0; i < GatewayPlan.CROWDS; i++) {
      Thread.sleep(BETWEEN_CROWDS);
      Answered answered = crowd.open(atOnce, pairs(100 + i)::request);
      refused += answered.count(BUSY);
      System.arraycopy(answered.nanos(), 0, nanos, i * GatewayPlan.CROWD, GatewayPlan.CROWD);
    }
    facts.put("crowd.refused", refused);
    put("crowd", nanos);
  }

  private static Duration processorTime(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// None when nobody was answered so.
  private void put(String what, long[] nanos) {
    if (nanos.length > 0) {
      Quantiles quantiles = Quantiles.of(nanos);
      facts.put(what + "-p50.nanos", Math.round(quantiles.p50()));
      facts.put(what + "-p95.nanos", Math.round(quantiles.p95()));
      facts.put(what + "-p99.nanos", Math.round(quantiles.p99()));
      facts.put(what + "-slowest.nanos", Arrays.stream(nanos).max().orElseThrow());
    }
  }
}
