package creditgraph.http.events;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Caller;
import creditgraph.http.exchange.Json;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/// Tells those who listen how something stands, each time that has changed, until it has ended:
/// server-sent events, as the HTML standard has them.
///
/// An event is the whole state, so whoever missed some has missed nothing. Its id names the state:
/// who comes back with the id of the last one (`Last-Event-ID`) is told of the next, and with that
/// of the end is answered 204, which tells a browser to stay away.
///
/// The state is asked for once a second; a question that fails is asked again. After 15 seconds
/// without an event a sign of life is sent, so that whatever stands between takes the connection
/// for alive. At most [#MAX_OPEN] streams are open; a stream ends when its listener goes away, or
/// when the server stops.
public final class EventStreams {

  static final int MAX_OPEN = 64;

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(10);

  /// For clients that lost the connection, in milliseconds.
  private static final ByteString BEGINNING = ByteString.fromString("retry: 2000\n\n");

  /// A comment, which browsers keep to themselves.
  static final ByteString SILENT_SIGN = ByteString.fromString(":\n\n");

  /// An event without an id: the last one stays that of the state.
  static final ByteString AUDIBLE_SIGN = ByteString.fromString("event: alive\ndata: {}\n\n");

  private static final ByteString FULL =
      ByteString.fromString("retry: %d\n\n".formatted(COME_BACK_AFTER.toMillis()));

  private final int most;
  private final Semaphore places;
  private final Duration every;
  private final Duration heartbeat;
  private final ByteString signOfLife;

  EventStreams(int most, Duration every, Duration heartbeat, ByteString signOfLife) {
    this.most = most;
    this.places = new Semaphore(most);
    this.every = every;
    this.heartbeat = heartbeat;
    this.signOfLife = signOfLife;
  }

  public static EventStreams create() {
    return new EventStreams(MAX_OPEN, EVERY, HEARTBEAT, SILENT_SIGN);
  }

  /// Whose signs of life a page hears as `alive` events: a line that was cut without a word is else
  /// as silent as one on which nothing changes.
  public static EventStreams audible() {
    return new EventStreams(MAX_OPEN, EVERY, HEARTBEAT, AUDIBLE_SIGN);
  }

  /// @param first how it stands now
  /// @param next asks how it stands
  public HttpResponse answer(
      HttpRequest request, StreamedState first, Supplier<CompletionStage<StreamedState>> next) {
    String known = request.getHeader("Last-Event-ID").map(HttpHeader::value).orElse("");
    if (first.last() && first.id().equals(known)) {
      return HttpResponse.create()
          .withStatus(StatusCodes.NO_CONTENT)
          .addHeader(Caching.NEVER.header());
    }
    if (free() == 0) {
      return Problem.of(ProblemType.BUSY, "Too many streams of events are open.")
          .retryAfter(COME_BACK_AFTER)
          .respondTo(request);
    }
    return HttpResponse.create()
        .withEntity(
            HttpEntities.createChunked(
                ContentTypes.create(MediaTypes.TEXT_EVENT_STREAM),
                inAPlace(events(known, first, next), Caller.of(request))))
        .addHeader(Caching.NEVER.header());
  }

  /// Streams that may still be opened.
  int free() {
    return places.availablePermits();
  }

  /// Streams that somebody listens to.
  public int open() {
    return most - free();
  }

  private Source<ByteString, NotUsed> events(
      String known, StreamedState first, Supplier<CompletionStage<StreamedState>> next) {
    Source<StreamedState, NotUsed> later =
        Source.tick(every, every, NotUsed.getInstance())
            .mapMaterializedValue(_ -> NotUsed.getInstance())
            .mapAsync(1, _ -> asked(next))
            .mapConcat(states -> states);
    return Source.single(first)
        .concat(later)
        .takeWhile(state -> !state.last(), true)
        .statefulMapConcat(() -> new Changes(known)::changed)
        .map(EventStreams::frame)
        .prepend(Source.single(BEGINNING))
        .keepAlive(heartbeat, () -> signOfLife);
  }

  private static CompletionStage<List<StreamedState>> asked(
      Supplier<CompletionStage<StreamedState>> next) {
    return next.get().handle((state, failure) -> failure == null ? List.of(state) : List.of());
  }

  /// A place is taken when the stream begins to flow, so that an answer which nobody reads holds
  /// none. Between looking and taking others may have been faster; then the client comes again.
  ///
  /// A write to a listener who has closed his end is how one else notices, and the first one is
  /// still taken: his place would be held for two heartbeats.
  private Source<ByteString, NotUsed> inAPlace(
      Source<ByteString, NotUsed> events, Caller listener) {
    return Source.lazySource(() ->
            places.tryAcquire()
                ? events
                    .viaMat(KillSwitches.single(), Keep.right())
                    .watchTermination((flowing, ended) -> {
                      listener.gone().thenRun(flowing::shutdown);
                      ended.whenComplete((_, _) -> places.release());
                      return NotUsed.getInstance();
                    })
                : Source.single(FULL))
        .mapMaterializedValue(_ -> NotUsed.getInstance());
  }

  private static ByteString frame(StreamedState state) {
    return ByteString.fromString(
        "id: %s\nevent: %s\ndata: %s\n\n"
            .formatted(state.id(), state.event(), Json.text(state.json())));
  }

  /// Lets a state pass that is another than the one before.
  private static final class Changes {

    private String last;

    private Changes(String known) {
      this.last = known;
    }

    private List<StreamedState> changed(StreamedState state) {
      if (state.id().equals(last)) {
        return List.of();
      }
      last = state.id();
      return List.of(state);
    }
  }
}
