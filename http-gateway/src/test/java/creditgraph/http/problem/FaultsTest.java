package creditgraph.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.read.ListAppender;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.UnknownRuleset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.event.Logging;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FaultsTest {

  private static final String QUESTION = "{\"from\":41,\"to\":45}";
  private static final String SECRET = "jdbc:postgresql://db/creditgraph";

  private static TestGateway gateway;
  private static TestGateway hurried;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start("ask-timeout = 200 ms", "researcher-token = \"open sesame\"");
    hurried = TestGateway.start("server.request-timeout = 200 ms");
  }

  @AfterAll
  static void stop() {
    gateway.close();
    hurried.close();
  }

  @BeforeEach
  void listen() {
    log.start();
    root().addAppender(log);
  }

  @AfterEach
  void stopListening() {
    root().detachAppender(log);
  }

  @Test
  void saysThatASlowPortTookTooLong() {
    reply(gateway, new CompletableFuture<>());

    Answer answer = gateway.post("/paths", QUESTION);

    answer.expect(ProblemType.TIMEOUT);
    assertThat(linesOf(answer.header("X-Request-Id"))).hasSize(1);
  }

  @Test
  void saysThatNobodyAnsweredAnAsk() {
    reply(
        gateway, CompletableFuture.failedStage(new TimeoutException("Ask timed out on " + SECRET)));

    Answer answer = gateway.post("/paths", QUESTION);

    answer.expect(ProblemType.TIMEOUT);
    assertThat(answer.text()).doesNotContain(SECRET);
  }

  @Test
  void endsARequestThatOutlivesEveryOtherLimit() {
    CompletableFuture<PathReply> late = new CompletableFuture<>();
    reply(hurried, late);

    hurried.post("/paths", QUESTION).expect(ProblemType.TIMEOUT);

    // Else its own limit is recorded seconds later, in the middle of another test.
    late.complete(new UnknownRuleset(new RulesetId("performers"), List.of()));
  }

  @Test
  void recordsAFaultOnceUnderItsRequestIdAndTellsNothingOfIt() {
    reply(gateway, CompletableFuture.failedStage(new IllegalStateException(SECRET)));

    Answer answer = gateway.post("/paths", QUESTION, "X-Request-Id", "web-7");

    answer.expect(ProblemType.INTERNAL);
    assertThat(answer.text()).doesNotContain(SECRET).doesNotContain("IllegalState");
    assertThat(linesOf("web-7"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.getFormattedMessage())
              .isEqualTo("request failed requestId=web-7 method=POST path=/paths");
          assertThat(line.getThrowableProxy().getMessage()).isEqualTo(SECRET);
        });
  }

  @Test
  void recordsAFaultThatIsThrownInsteadOfReturned() {
    gateway
        .ports()
        .paths((ruleset, from, to) -> {
          throw new IllegalStateException(SECRET);
        });

    Answer answer = gateway.post("/paths", QUESTION);

    answer.expect(ProblemType.INTERNAL);
    assertThat(linesOf(answer.header("X-Request-Id"))).hasSize(1);
  }

  @Test
  void writesNoTokenIntoTheLog() throws InterruptedException {
    gateway.get("/samples/5f0c", "Authorization", "Bearer wrong \"open sesame").text();
    gateway.get("/samples/5f0c", "Authorization", "Bearer \"open, sesame=;").text();
    gateway.raw(
        "GET /samples/5f0c HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer open\u0001sesame\r\n\r\n",
        "}");

    awaitLog("marker");
    assertThat(lines())
        .extracting(ILoggingEvent::getFormattedMessage)
        .contains("marker")
        .noneMatch(line -> line.contains("sesame"));
  }

  /// Pekko logs through an actor; once this line is there, so is all that came before.
  private void awaitLog(String marker) throws InterruptedException {
    CountDownLatch seen = new CountDownLatch(1);
    AppenderBase<ILoggingEvent> watch =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            if (event.getFormattedMessage().equals(marker)) {
              seen.countDown();
            }
          }
        };
    watch.start();
    root().addAppender(watch);
    Logging.getLogger(gateway.kit().system().classicSystem(), "test").warning(marker);
    assertThat(seen.await(60, TimeUnit.SECONDS)).isTrue();
    root().detachAppender(watch);
  }

  private static void reply(TestGateway to, CompletionStage<PathReply> answer) {
    to.ports().paths((ruleset, from, there) -> answer);
  }

  /// Of one request alone: those of other classes, which nobody waits for any more, are given up
  /// and recorded whenever their limits end.
  private List<ILoggingEvent> linesOf(String requestId) {
    return lines().stream()
        .filter(line -> line.getFormattedMessage().contains("requestId=" + requestId + " "))
        .toList();
  }

  private List<ILoggingEvent> lines() {
    return List.copyOf(log.list);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
