package creditgraph.http.exchange;

import java.time.Duration;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

/// Closes a connection on which no head of a request comes to its end in time.
///
/// ```
/// server ── request ──▶  ──▶ handler
///        ◀─ response ──  ◀──
/// ```
///
/// A server's own `idle-timeout` counts bytes, so that a client which sends one now and then would
/// hold a connection for ever, and a thousand of them all there are. Here requests count, and what
/// is taken of answers: the time begins with the connection and again with each answer, and rests
/// while one is being made or its events are being told. A large answer goes out in pieces, and
/// with each piece that is taken the time begins again, for on a slow line it may take longer than
/// all of it.
final class WholeRequests
    extends GraphStage<BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse>> {

  /// A line that is too slow for this has hardly a packet in a second.
  static final int PIECE_BYTES = 64 << 10;

  /// So often it is looked whether the time is over, so that a connection may have a quarter less,
  /// and never more: the server's own `idle-timeout`, which is as long, would reset it. A timer for
  /// each request would be exact, and leave something behind for seconds, when thousands come in
  /// one.
  private static final int LOOKS = 4;

  private final Inlet<HttpRequest> requestIn = Inlet.create("WholeRequests.requestIn");
  private final Outlet<HttpRequest> requestOut = Outlet.create("WholeRequests.requestOut");
  private final Inlet<HttpResponse> responseIn = Inlet.create("WholeRequests.responseIn");
  private final Outlet<HttpResponse> responseOut = Outlet.create("WholeRequests.responseOut");

  private final Duration within;

  private WholeRequests(Duration within) {
    this.within = within;
  }

  static WholeRequests within(Duration time) {
    return new WholeRequests(time);
  }

  @Override
  public BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse> shape() {
    return BidiShape.of(requestIn, requestOut, responseIn, responseOut);
  }

  @Override
  public GraphStageLogic createLogic(Attributes attributes) {
    return new Logic();
  }

  private final class Logic extends TimerGraphStageLogic {

    private static final String LOOK = "look";

    private int looksLeft = LOOKS;
    private boolean rests;

    /// Requests that have come and are not answered: two at most, for the server reads ahead.
    private int unanswered;

    /// Answers whose end is not known before it is there: events.
    private int told;

    private final AsyncCallback<Done> taken = createAsyncCallback(_ -> beginAgain());
    private final AsyncCallback<Done> ended =
        createAsyncCallback(_ -> {
          told--;
          beginAgain();
        });

    private Logic() {
      super(WholeRequests.this.shape());
      setHandler(requestIn, new Requests());
      setHandler(
          requestOut,
          new AbstractOutHandler() {
            @Override
            public void onPull() {
              pull(requestIn);
            }

            @Override
            public void onDownstreamFinish(Throwable cause) {
              cancel(requestIn, cause);
            }
          });
      setHandler(responseIn, new Responses());
      setHandler(
          responseOut,
          new AbstractOutHandler() {
            @Override
            public void onPull() {
              pull(responseIn);
              if (isOurTurn()) {
                rests = true;
              }
            }

            @Override
            public void onDownstreamFinish(Throwable cause) {
              cancel(responseIn, cause);
            }
          });
    }

    @Override
    public void preStart() {
      Duration between = within.dividedBy(LOOKS);
      scheduleWithFixedDelay(LOOK, between, between);
    }

    @Override
    public void onTimer(Object key) {
      if (!rests && --looksLeft == 0) {
        completeStage();
      }
    }

    private void beginAgain() {
      if (isOurTurn()) {
        rests = true;
      } else {
        rests = false;
        looksLeft = LOOKS;
      }
    }

    /// An answer that is not wanted yet, because the one before it is not taken, is not waited for.
    private boolean isOurTurn() {
      return told > 0 || (unanswered > 0 && hasBeenPulled(responseIn));
    }

    private HttpResponse inPieces(HttpResponse response, HttpEntity.Strict whole) {
      return response.withEntity(
          HttpEntities.create(
              whole.getContentType(),
              whole.getData().size(),
              Source.fromIterator(() -> pieces(whole.getData()))
                  .map(piece -> {
                    taken.invoke(Done.getInstance());
                    return piece;
                  })));
    }

    /// Also when the server does not want the body, as after HEAD.
    private Flow<ByteString, ByteString, NotUsed> tellingItsEnd() {
      return Flow.of(ByteString.class)
          .watchTermination((used, end) -> {
            end.whenComplete((_, _) -> ended.invoke(Done.getInstance()));
            return used;
          });
    }

    private final class Requests extends AbstractInHandler {

      @Override
      public void onPush() {
        unanswered++;
        beginAgain();
        push(requestOut, grab(requestIn));
      }

      @Override
      public void onUpstreamFinish() {
        complete(requestOut);
      }

      @Override
      public void onUpstreamFailure(Throwable failure) {
        fail(requestOut, failure);
      }
    }

    private final class Responses extends AbstractInHandler {

      @Override
      public void onPush() {
        HttpResponse response = grab(responseIn);
        unanswered--;
        if (!(response.entity() instanceof HttpEntity.Strict whole)) {
          told++;
          push(responseOut, response.transformEntityDataBytes(tellingItsEnd()));
        } else if (whole.getData().size() > PIECE_BYTES) {
          push(responseOut, inPieces(response, whole));
        } else {
          push(responseOut, response);
        }
        beginAgain();
      }

      @Override
      public void onUpstreamFinish() {
        complete(responseOut);
      }

      @Override
      public void onUpstreamFailure(Throwable failure) {
        fail(responseOut, failure);
      }
    }
  }

  private static Iterator<ByteString> pieces(ByteString bytes) {
    int size = bytes.size();
    return IntStream.iterate(0, from -> from < size, from -> from + PIECE_BYTES)
        .mapToObj(from -> bytes.slice(from, Math.min(size, from + PIECE_BYTES)))
        .iterator();
  }
}
