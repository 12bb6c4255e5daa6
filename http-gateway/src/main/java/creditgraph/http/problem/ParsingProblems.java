package creditgraph.http.problem;

import creditgraph.http.exchange.RequestId;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/// Answers what is not HTTP, or more of it than we take: such bytes never become a request, so no
/// route sees them. Named in `reference.conf`.
///
/// Logs nothing: the bytes are a stranger's and so is the fault. For that reason an unknown method
/// or version is a 400 as well, where RFC 9110 proposes 501 and 505: 5xx says that a fault is ours,
/// and no scanner may make an operator believe it.
public final class ParsingProblems extends ParsingErrorHandler {

  /// Pekko finds the handler as it would find a Scala object.
  public static final ParsingProblems MODULE$ = new ParsingProblems();

  /// What Pekko takes for a request that is malformed is one that is too large.
  private static final String TOO_MANY_HEADERS =
      "HTTP message contains more than the configured limit";

  private ParsingProblems() {}

  @Override
  public HttpResponse handle(
      StatusCode status, ErrorInfo info, LoggingAdapter log, ServerSettings settings) {
    RequestId id = RequestId.fresh();
    ProblemType type = typeOf(status.intValue(), info.summary());
    return Problem.of(type, detail(type, info, settings)).respond(id).addHeader(id.header());
  }

  /// Pekko's sentence about a long address ends with the address of who sent it, and behind a proxy
  /// that is one of our own network.
  private static String detail(ProblemType type, ErrorInfo info, ServerSettings settings) {
    return type == ProblemType.ADDRESS_TOO_LONG
        ? "The address may have %d bytes.".formatted(settings.parserSettings().maxUriLength())
        : info.summary();
  }

  private static ProblemType typeOf(int status, String summary) {
    if (summary.startsWith(TOO_MANY_HEADERS)) {
      return ProblemType.HEADERS_TOO_LARGE;
    }
    return switch (status) {
      case 413 -> ProblemType.BODY_TOO_LARGE;
      case 414 -> ProblemType.ADDRESS_TOO_LONG;
      case 431 -> ProblemType.HEADERS_TOO_LARGE;
      case 501 -> ProblemType.UNSUPPORTED_METHOD;
      case 505 -> ProblemType.UNSUPPORTED_VERSION;
      default -> ProblemType.MALFORMED_REQUEST;
    };
  }
}
