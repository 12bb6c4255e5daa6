package creditgraph.http.problem;

import creditgraph.http.exchange.Handler;
import creditgraph.http.exchange.RequestId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// Refuses a request with a line that was hidden in the header before it, and ends its connection.
///
/// In the value of a header Pekko takes a byte from 0xC0 up for the first of a character in UTF-8
/// and passes over as many bytes as that should have, also over the end of the line. When a proxy
/// in front of us reads `Content-Length` in the next line, what it takes for a body is to us the
/// next request, and our answer to that would be given to another of its clients. When the line was
/// the last of the head, its body is to us more of the head.
public final class HiddenLines implements Handler {

  private static final HttpHeader LAST = Connection.create("close");

  private final Handler inner;

  private HiddenLines(Handler inner) {
    this.inner = inner;
  }

  /// The same handler for requests whose headers are lines of their own.
  public static Handler refusedBefore(Handler inner) {
    return new HiddenLines(inner);
  }

  @Override
  public CompletionStage<HttpResponse> handle(HttpRequest request) {
    boolean mayHide = false;
    for (HttpHeader header : request.getHeaders()) {
      // Any other was held to a grammar that has no such characters.
      if (header instanceof RawHeader) {
        String value = header.value();
        if (hides(value)) {
          return CompletableFuture.completedStage(refusal(header.name()));
        }
        mayHide |= mayHide(value);
      }
    }
    CompletionStage<HttpResponse> answer = inner.handle(request);
    return mayHide ? answer.thenApply(response -> response.addHeader(LAST)) : answer;
  }

  /// The end of a line that ends a value was taken off with other white space. The byte before it
  /// is left; as a number that is below zero it has become a character near the end of all.
  private static boolean hides(String value) {
    return value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 || last(value) >= 0xFF80;
  }

  /// After another character in UTF-8 such a byte is kept as one of Latin-1, and a name that ends
  /// with that looks the same.
  private static boolean mayHide(String value) {
    return last(value) >= 0xC0 && last(value) <= 0xFF;
  }

  private static char last(String value) {
    return value.isEmpty() ? 0 : value.charAt(value.length() - 1);
  }

  private static HttpResponse refusal(String name) {
    RequestId id = RequestId.fresh();
    return Problem.of(
            ProblemType.MALFORMED_REQUEST,
            "%s: its line ends within a character. Send headers in ASCII or UTF-8.".formatted(name))
        .with(LAST)
        .respond(id)
        .addHeader(id.header());
  }
}
