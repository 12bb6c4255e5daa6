package creditgraph.http.exchange;

import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// Lets the pages of one foreign origin read answers. Never with credentials.
///
/// @param origin as browsers state it; empty means none
public record Cors(String origin) {

  private static final List<HttpHeader> PREFLIGHT =
      List.of(
          RawHeader.create("Access-Control-Allow-Methods", "GET, HEAD, POST"),
          RawHeader.create(
              "Access-Control-Allow-Headers",
              "Authorization, Content-Type, If-None-Match, " + RequestId.HEADER),
          RawHeader.create("Access-Control-Max-Age", "3600"));

  private static final HttpHeader EXPOSED =
      RawHeader.create(
          "Access-Control-Expose-Headers",
          "ETag, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, "
              + RequestId.HEADER);

  /// The answer to a browser that asks whether it may ask; empty when this is no such question or
  /// comes from somebody else.
  Optional<HttpResponse> preflight(HttpRequest request) {
    boolean asks =
        request.method().equals(HttpMethods.OPTIONS)
            && request.getHeader("Access-Control-Request-Method").isPresent();
    if (!asks || !isFrom(request)) {
      return Optional.empty();
    }
    return Optional.of(
        HttpResponse.create().withStatus(StatusCodes.NO_CONTENT).addHeaders(PREFLIGHT));
  }

  HttpResponse allow(HttpRequest request, HttpResponse response) {
    if (origin.isEmpty()) {
      return response;
    }
    HttpResponse varying = response.addHeader(RawHeader.create("Vary", "Origin"));
    if (!isFrom(request)) {
      return varying;
    }
    return varying
        .addHeader(RawHeader.create("Access-Control-Allow-Origin", origin))
        .addHeader(EXPOSED);
  }

  private boolean isFrom(HttpRequest request) {
    return !origin.isEmpty()
        && request.getHeader("Origin").map(HttpHeader::value).filter(origin::equals).isPresent();
  }
}
