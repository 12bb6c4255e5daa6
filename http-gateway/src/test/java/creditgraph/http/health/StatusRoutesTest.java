package creditgraph.http.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.http.TestGateway;
import creditgraph.http.contract.ContractDocument;
import creditgraph.http.events.EventStreams;
import creditgraph.http.events.StreamedState;
import creditgraph.http.health.HealthReport.Part;
import creditgraph.http.health.HealthReport.State;
import creditgraph.http.health.HealthReport.WorkerHealth;
import creditgraph.http.request.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusRoutesTest {

  private static final Part UP = new Part(State.UP, "answers");
  private static final Part DOWN = new Part(State.DOWN, "does not answer");
  private static final HealthReport WELL = new HealthReport(UP, UP, UP, UP, List.of());
  private static final HealthReport ILL =
      new HealthReport(
          DOWN, UP, UP, UP, List.of(new WorkerHealth("worker-1", "up", "", List.of())));
  private static final String WELL_TOLD = "\"workers\":[]},\"published\":null}\n\n";
  private static final String ILL_TOLD = "\"snapshots\":[]}]},\"published\":null}\n\n";

  /// The common pool has one thread here, and the gateway stops on it.
  private static final Executor OWN_THREAD = Thread::startVirtualThread;

  private static final Pattern EVENT =
      Pattern.compile("id: ([0-9a-f]{32})\nevent: status\ndata: (.+)\n\n");

  @Test
  void tellsHowTheClusterStandsAndThenEachChange() throws IOException {
    try (TestGateway gateway = TestGateway.start()) {
      gateway.ports().healthInTurn(WELL, ILL);

      String told = listen(gateway, "", ILL_TOLD);

      assertThat(told)
          .startsWith("HTTP/1.1 200")
          .contains("Content-Type: text/event-stream", "Cache-Control: no-store")
          .contains("retry: 2000\n\n");
      List<String> events = EVENT.matcher(told).results().map(each -> each.group(2)).toList();
      assertThat(events).hasSize(2);
      for (String event : events) {
        assertThat(ContractDocument.faults("StatusEvent", event)).isEmpty();
      }
      JsonNode last = new ObjectMapper().readTree(events.getLast());
      assertThat(last.at("/health/status").textValue()).isEqualTo("degraded");
      assertThat(last.get("published").isNull()).isTrue();
    }
  }

  @Test
  void tellsWhoComesBackOnlyOfWhatIsNew() {
    try (TestGateway gateway = TestGateway.start()) {
      gateway.ports().health(WELL);
      Matcher known = EVENT.matcher(listen(gateway, "", WELL_TOLD));
      assertThat(known.find()).isTrue();
      gateway.ports().healthInTurn(WELL, ILL);

      String told = listen(gateway, "Last-Event-ID: " + known.group(1) + "\r\n", ILL_TOLD);

      assertThat(EVENT.matcher(told).results()).hasSize(1);
    }
  }

  @Test
  void tellsWhenTheStatusFileWasWrittenAnew(@TempDir Path exports) throws IOException {
    Path file = Files.writeString(exports.resolve("status.json"), "{}");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-22T14:02:00Z")));
    try (TestGateway gateway = TestGateway.start("exports-root = \"" + exports + "\"")) {
      gateway.ports().health(WELL);

      CompletableFuture<String> told =
          CompletableFuture.supplyAsync(() -> listen(gateway, "", "14:03:00Z\"}\n\n"), OWN_THREAD);
      listen(gateway, "", "\"published\":\"2026-11-22T14:02:00Z\"}\n\n");
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-22T14:03:00Z")));

      assertThat(told).succeedsWithin(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void asksThePartsOnceForEverybody() {
    AtomicInteger asked = new AtomicInteger();
    CompletableFuture<HealthReport> report = new CompletableFuture<>();
    StatusRoutes routes =
        routes(
            () -> {
              asked.incrementAndGet();
              return report;
            },
            CompletableFuture.completedStage(Optional.empty()));

    CompletionStage<StreamedState> one = routes.now();
    CompletionStage<StreamedState> other = routes.now();
    report.complete(WELL);

    assertThat(one.toCompletableFuture().join()).isSameAs(other.toCompletableFuture().join());
    assertThat(asked).hasValue(1);
  }

  @Test
  void saysHowTheRestIsWhenTheFileCannotBeRead() {
    StatusRoutes routes =
        routes(
            () -> CompletableFuture.completedStage(WELL),
            CompletableFuture.failedStage(new IOException("input/output error")));

    assertThat(routes.now().toCompletableFuture().join().json())
        .isEqualTo(StatusJson.of(WELL, Optional.empty()));
  }

  @Test
  void endsWhenTheNodeStops() throws InterruptedException {
    try (TestGateway gateway = TestGateway.start("drain-timeout = 1 minute")) {
      CountDownLatch asked = new CountDownLatch(1);
      gateway
          .ports()
          .health(() -> {
            asked.countDown();
            return CompletableFuture.completedStage(WELL);
          });
      CompletableFuture<String> told =
          CompletableFuture.supplyAsync(() -> listen(gateway, "", "no such end"), OWN_THREAD);
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

      assertThat(
              CoordinatedShutdown.get(gateway.kit().system())
                  .runAll(CoordinatedShutdown.unknownReason()))
          .succeedsWithin(60, TimeUnit.SECONDS);

      // A line may be cut as well as closed.
      assertThat(told.handle((text, cut) -> true)).succeedsWithin(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void isShownInTheContractAsItIs() throws IOException {
    Matcher shown =
        EVENT.matcher(
            (String)
                ContractDocument.object(
                        ContractDocument.root(), "components", "examples", "StatusStream")
                    .get("value"));
    assertThat(shown.find()).isTrue();
    JsonNode event = new ObjectMapper().readTree(shown.group(2));

    assertThat(ContractDocument.faults("StatusEvent", shown.group(2))).isEmpty();
    assertThat(StreamedState.endless("status", event).id()).isEqualTo(shown.group(1));
  }

  private static StatusRoutes routes(Health health, CompletionStage<Optional<Instant>> published) {
    return new StatusRoutes(
        health, () -> published, new Deadline(Duration.ofMinutes(1)), EventStreams.audible());
  }

  /// What is told until this has been told: by HTTP 1.0, which has no chunks.
  private static String listen(TestGateway gateway, String headers, String until) {
    return gateway
        .raw("GET /status/events HTTP/1.0\r\nHost: localhost\r\n" + headers + "\r\n", until)
        .replace("\r\n", "\n");
  }
}
