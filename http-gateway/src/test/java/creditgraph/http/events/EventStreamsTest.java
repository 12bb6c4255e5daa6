package creditgraph.http.events;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.http.exchange.Cors;
import creditgraph.http.exchange.Frame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamsTest {

  private static final ActorTestKit KIT = ActorTestKit.create("events");
  private static final Duration SOON = Duration.ofMillis(5);
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String BEGINNING_AND_FIRST =
      """
      retry: 2000

      id: done-0
      event: progress
      data: {"done":0}

      """;

  private final EventStreams streams = new EventStreams(1, SOON, NEVER, EventStreams.SILENT_SIGN);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void tellsEachStateOnceAndEndsWithTheLast() {
    HttpResponse answer =
        answer(streams, "", at(0, 3), later(at(0, 3), at(1, 3), at(1, 3), at(3, 3)));

    assertThat(answer.entity().getContentType()).hasToString("text/event-stream");
    assertThat(answer.getHeader("Cache-Control").orElseThrow().value()).isEqualTo("no-store");
    assertThat(text(answer))
        .isEqualTo(
            """
            retry: 2000

            id: done-0
            event: progress
            data: {"done":0}

            id: done-1
            event: progress
            data: {"done":1}

            id: done-3
            event: ended
            data: {"done":3}

            """);
    awaitThePlace(streams);
  }

  @Test
  void goesOnAfterTheEventThatAClientHasSeen() {
    assertThat(text(answer(streams, "done-1", at(1, 3), later(at(1, 3), at(3, 3)))))
        .doesNotContain("done-1")
        .contains("id: done-3\nevent: ended");
  }

  @Test
  void sendsThoseAwayWhoHaveSeenTheEnd() {
    HttpResponse answer = answer(streams, "done-3", at(3, 3), later());

    assertThat(answer.status().intValue()).isEqualTo(204);
    assertThat(text(answer)).isEmpty();
  }

  @Test
  void asksAgainWhenAQuestionFails() {
    AtomicInteger asked = new AtomicInteger();
    Supplier<CompletionStage<StreamedState>> moving =
        () ->
            asked.incrementAndGet() < 3
                ? CompletableFuture.failedStage(new IllegalStateException("moving"))
                : CompletableFuture.completedStage(at(3, 3));

    assertThat(text(answer(streams, "", at(0, 3), moving))).contains("event: ended");
    assertThat(asked).hasValue(3);
  }

  @Test
  void endsWhenWhatWasAskedForIsForgotten() {
    assertThat(text(answer(streams, "", at(0, 3), later(StreamedState.forgotten()))))
        .endsWith("id: forgotten\nevent: forgotten\ndata: {}\n\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {":\n\n", "event: alive\ndata: {}\n\n"})
  void saysThatItIsAliveWhileNothingChanges(String sign) {
    EventStreams beating = new EventStreams(1, NEVER, SOON, ByteString.fromString(sign));

    // A slow machine may send one before the first event, too.
    String told =
        answer(beating, "", at(0, 3), later())
            .entity()
            .getDataBytes()
            .map(ByteString::utf8String)
            .scan("", String::concat)
            .filter(sent -> sent.contains("done-0") && sent.endsWith("\n\n" + sign + sign))
            .runWith(Sink.head(), KIT.system())
            .toCompletableFuture()
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();

    assertThat(told.replace(sign, "")).isEqualTo(BEGINNING_AND_FIRST);
  }

  @Test
  void holdsNoPlaceForAListenerWhoWentAway() {
    HttpResponse first = answer(streams, "", at(0, 3), later(at(0, 3)));
    assertThat(streams.free()).as("before anybody reads").isEqualTo(1);

    assertThat(some(first, 2)).contains("done-0");

    awaitThePlace(streams);
  }

  @Test
  void takesNoMoreListenersThanThereArePlaces() {
    HttpResponse second = answer(streams, "", at(0, 3), later(at(0, 3)));
    CompletableFuture<ByteString> begun = new CompletableFuture<>();
    answer(streams, "", at(0, 3), later(at(0, 3)))
        .entity()
        .getDataBytes()
        .runForeach(begun::complete, KIT.system());
    begun.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();

    HttpResponse third = answer(streams, "", at(0, 3), later());

    assertThat(third.status().intValue()).isEqualTo(503);
    assertThat(third.getHeader("Retry-After")).isPresent();
    assertThat(text(second)).as("was let in and came too late").isEqualTo("retry: 10000\n\n");
  }

  /// The place is given back by the stream's own thread, which may come after the listener's.
  private static void awaitThePlace(EventStreams streams) {
    TestProbe<NotUsed> probe = KIT.createTestProbe();
    probe.awaitAssert(() -> {
      assertThat(streams.free()).isEqualTo(1);
      return true;
    });
  }

  private record Done(int done) {}

  private static StreamedState at(int done, int of) {
    return StreamedState.of("done-" + done, new Done(done), done == of);
  }

  /// One after the other, then the last again and again.
  private static Supplier<CompletionStage<StreamedState>> later(StreamedState... states) {
    AtomicInteger asked = new AtomicInteger();
    return () ->
        CompletableFuture.completedStage(
            List.of(states).get(Math.min(asked.getAndIncrement(), states.length - 1)));
  }

  private static HttpResponse answer(
      EventStreams streams,
      String known,
      StreamedState first,
      Supplier<CompletionStage<StreamedState>> next) {
    HttpRequest request = HttpRequest.GET("/sweeps/7d1e/events");
    return Frame.around(
            asked -> CompletableFuture.completedStage(streams.answer(asked, first, next)),
            new Cors(""))
        .handle(
            known.isEmpty() ? request : request.addHeader(RawHeader.create("Last-Event-ID", known)))
        .toCompletableFuture()
        .join();
  }

  private static String text(HttpResponse answer) {
    return read(answer.entity().getDataBytes());
  }

  /// The first parts; then the listener goes away.
  private static String some(HttpResponse answer, int parts) {
    return read(answer.entity().getDataBytes().take(parts));
  }

  private static String read(Source<ByteString, ?> bytes) {
    return bytes
        .runWith(Sink.fold(ByteString.emptyByteString(), ByteString::concat), KIT.system())
        .toCompletableFuture()
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join()
        .utf8String();
  }
}
