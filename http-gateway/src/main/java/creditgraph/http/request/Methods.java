package creditgraph.http.request;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Handler;
import creditgraph.http.problem.Faults;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;

/// What may be done at one address: its methods and `OPTIONS`. `HEAD` arrives as `GET`, by a
/// setting of the server.
public final class Methods implements Handler {

  private final Map<HttpMethod, Handler> handlers;
  private final HttpHeader allow;

  private Methods(Map<HttpMethod, Handler> handlers, HttpHeader allow) {
    this.handlers = Map.copyOf(handlers);
    this.allow = allow;
  }

  /// Ends the routing: whatever the method, this address has answered.
  public static Route get(Handler handler) {
    return Directives.handle(getting(handler)::handle);
  }

  /// As [#get], for an address that takes a question in the body.
  public static Route post(Handler handler) {
    return route(new Methods(Map.of(HttpMethods.POST, handler), allow("POST, OPTIONS")));
  }

  /// As [#get], for an address that does both.
  public static Route getOrPost(Handler get, Handler post) {
    return route(
        new Methods(
            Map.of(HttpMethods.GET, get, HttpMethods.POST, post),
            allow("GET, HEAD, POST, OPTIONS")));
  }

  public static Handler getting(Handler handler) {
    return Faults.answered(
        new Methods(Map.of(HttpMethods.GET, handler), allow("GET, HEAD, OPTIONS")));
  }

  private static Route route(Methods methods) {
    return Directives.handle(Faults.answered(methods)::handle);
  }

  @Override
  public CompletionStage<HttpResponse> handle(HttpRequest request) {
    Handler handler = handlers.get(request.method());
    if (handler != null) {
      return handler.handle(request);
    }
    return CompletableFuture.completedStage(
        request.method().equals(HttpMethods.OPTIONS) ? options() : refusal(request));
  }

  private HttpResponse options() {
    return HttpResponse.create()
        .withStatus(StatusCodes.NO_CONTENT)
        .addHeader(allow)
        .addHeader(Caching.NEVER.header());
  }

  private HttpResponse refusal(HttpRequest request) {
    return Problem.of(
            ProblemType.METHOD_NOT_ALLOWED,
            request.method().value()
                + " is not among the methods of this address: "
                + allow.value())
        .with(allow)
        .respondTo(request);
  }

  private static HttpHeader allow(String methods) {
    return RawHeader.create("Allow", methods);
  }
}
