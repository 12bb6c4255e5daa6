package creditgraph.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.SinkQueueWithCancel;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WholeRequestsTest {

  private static final ActorTestKit KIT =
      ActorTestKit.create("whole-requests", ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());
  private static final Duration WITHIN = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private static final int LARGE = 10 * WholeRequests.PIECE_BYTES;

  /// A connection on which each request for `/` is answered by what looks like events, others by a
  /// large answer.
  private record Line(
      BoundedSourceQueue<HttpRequest> requests, SinkQueueWithCancel<HttpResponse> responses) {

    static Line open() {
      Flow<HttpRequest, HttpResponse, ?> answered =
          BidiFlow.fromGraph(WholeRequests.within(WITHIN))
              .join(Flow.of(HttpRequest.class).map(Line::answer));
      return Source.<HttpRequest>queue(2)
          .viaMat(answered, Keep.left())
          .toMat(Sink.queue(), Line::new)
          .run(KIT.system());
    }

    private static HttpResponse answer(HttpRequest request) {
      return HttpResponse.create()
          .withEntity(
              request.getUri().path().equals("/")
                  ? HttpEntities.createChunked(
                      ContentTypes.TEXT_PLAIN_UTF8, Source.single(ByteString.fromString("all")))
                  : HttpEntities.create(ContentTypes.APPLICATION_OCTET_STREAM, new byte[LARGE]));
    }

    CompletableFuture<Optional<HttpResponse>> next() {
      return responses.pull().toCompletableFuture();
    }

    HttpResponse ask() {
      return ask("/");
    }

    HttpResponse ask(String address) {
      assertThat(requests.offer(HttpRequest.GET(address))).isEqualTo(QueueOfferResult.enqueued());
      return next().orTimeout(60, TimeUnit.SECONDS).join().orElseThrow();
    }

    /// The other side sets its clock on a thread of its own, so time passes until it has.
    void awaitTheEnd() {
      CompletableFuture<Optional<HttpResponse>> end = next();
      KIT.createTestProbe()
          .awaitAssert(
              PATIENCE,
              () -> {
                TIME.timePasses(WITHIN);
                assertThat(end).isCompletedWithValue(Optional.empty());
                return end;
              });
    }
  }

  @Test
  void closesAConnectionOnWhichNothingIsAsked() {
    Line.open().awaitTheEnd();
  }

  @Test
  void restsWhileAnAnswerIsTold() {
    Line line = Line.open();
    line.ask();

    TIME.timePasses(WITHIN.multipliedBy(2));

    assertThat(line.ask().status().intValue()).isEqualTo(200);
  }

  @Test
  void beginsAgainWithTheEndOfTheLastAnswerOfSeveral() {
    Line line = Line.open();
    HttpResponse first = line.ask();
    HttpResponse second = line.ask();

    read(first);
    TIME.timePasses(WITHIN.multipliedBy(2));
    HttpResponse third = line.ask();
    read(second);
    read(third);

    line.awaitTheEnd();
  }

  @Test
  void beginsAgainAfterAnAnswerWhoseBodyIsNotWanted() {
    Line line = Line.open();
    line.ask().entity().getDataBytes().runWith(Sink.cancelled(), KIT.system());

    line.awaitTheEnd();
  }

  @Test
  void beginsAgainWithEachPieceOfALargeAnswer() {
    Line line = Line.open();
    HttpResponse large = line.ask("/large");
    SinkQueueWithCancel<ByteString> reader = reader(large);

    long read = 0;
    for (Optional<ByteString> piece = piece(reader); piece.isPresent(); piece = piece(reader)) {
      read += piece.get().size();
      TIME.timePasses(WITHIN.dividedBy(8));
    }

    assertThat(read).isEqualTo(LARGE);
    assertThat(large.entity().getContentLengthOption()).hasValue(LARGE);
    assertThat(line.ask().status().intValue()).isEqualTo(200);
  }

  @Test
  void closesAConnectionOfWhichALargeAnswerIsNotTaken() {
    Line line = Line.open();
    reader(line.ask("/large"));

    line.awaitTheEnd();
  }

  /// Takes hardly more than it is asked for.
  private static SinkQueueWithCancel<ByteString> reader(HttpResponse response) {
    return response
        .entity()
        .getDataBytes()
        .runWith(
            Sink.<ByteString>queue().withAttributes(Attributes.inputBuffer(1, 1)), KIT.system());
  }

  private static Optional<ByteString> piece(SinkQueueWithCancel<ByteString> reader) {
    return reader.pull().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static void read(HttpResponse response) {
    assertThat(
            response
                .entity()
                .toStrict(PATIENCE.toMillis(), KIT.system())
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join()
                .getData()
                .utf8String())
        .isEqualTo("all");
  }
}
