package creditgraph.http.exchange;

import java.time.Duration;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;

/// Closes a connection on which no head of a request comes to its end in time.
///
/// ```
/// server ── request ──▶  ──▶ handler
///        ◀─ response ──  ◀──
/// ```
///
/// A server's own `idle-timeout` counts bytes, so that a client which sends one now and then would
/// hold a connection for ever, and a thousand of them all there are. Here requests count: the time
/// begins with the connection and again with each answer, and rests while one is being made or its
/// events are being told.
final class WholeRequests
    extends GraphStage<BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse>> {

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

    private static final String OVER = "over";

    /// Requests that have come and are not answered: two at most, for the server reads ahead.
    private int unanswered;

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
            }

            @Override
            public void onDownstreamFinish(Throwable cause) {
              cancel(responseIn, cause);
            }
          });
    }

    @Override
    public void preStart() {
      scheduleOnce(OVER, within);
    }

    @Override
    public void onTimer(Object key) {
      completeStage();
    }

    private final class Requests extends AbstractInHandler {

      @Override
      public void onPush() {
        unanswered++;
        cancelTimer(OVER);
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
        if (unanswered == 0 && response.entity() instanceof HttpEntity.Strict) {
          scheduleOnce(OVER, within);
        }
        push(responseOut, response);
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
}
