package creditgraph.http.exchange;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.jspecify.annotations.Nullable;

/// Answers what comes over each connection, one request after the other, and lets whoever works on
/// one know when the connection has ended.
public final class Connections {

  private Connections() {}

  /// What a server is bound to. It must read ahead of the request that is being answered, or it
  /// does not see the end: `pipelining-limit` of 2 or more.
  ///
  /// @param patience how long the head of a request may take
  public static Flow<HttpRequest, HttpResponse, NotUsed> answeredBy(
      Handler handler, Duration patience) {
    return Flow.<HttpRequest, HttpResponse, NotUsed>fromMaterializer(
            (_, _) -> BidiFlow.fromGraph(WholeRequests.within(patience)).join(one(handler)))
        .mapMaterializedValue(_ -> NotUsed.getInstance());
  }

  private static Flow<HttpRequest, HttpResponse, NotUsed> one(Handler handler) {
    Connection connection = new Connection();
    return Flow.of(HttpRequest.class)
        .watchTermination((used, end) -> connection.until(end, used))
        .mapAsync(1, request -> handler.handle(connection.caller().sign(request)));
  }

  /// Has one caller at a time, so that nothing adds up over a connection's life.
  private static final class Connection {

    private volatile @Nullable Caller waiting;
    private volatile boolean ended;

    NotUsed until(CompletionStage<Done> end, NotUsed used) {
      end.whenComplete((_, _) -> end());
      return used;
    }

    Caller caller() {
      Caller caller = new Caller();
      waiting = caller;
      // The end may have come between the two.
      if (ended) {
        caller.leave();
      }
      return caller;
    }

    private void end() {
      ended = true;
      Caller last = waiting;
      if (last != null) {
        last.leave();
      }
    }
  }
}
