package creditgraph.http.exchange;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.AttributeKey;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// Names one request in the answer, in a problem document and in the log, so that a report from a
/// user finds its line.
///
/// @param value safe to print anywhere
public record RequestId(String value) {

  public static final String HEADER = "X-Request-Id";

  private static final AttributeKey<RequestId> KEY =
      AttributeKey.create("request-id", RequestId.class);
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public static RequestId fresh() {
    return new RequestId(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
  }

  /// The id that [#tag] gave to the request.
  public static RequestId of(HttpRequest request) {
    return request
        .getAttribute(KEY)
        .orElseThrow(() -> new IllegalStateException("a request without id came past the frame"));
  }

  /// Takes the id the client states when it is sane, else makes one.
  static HttpRequest tag(HttpRequest request) {
    RequestId id =
        request
            .getHeader(HEADER)
            .map(HttpHeader::value)
            .filter(SANE.asMatchPredicate())
            .map(RequestId::new)
            .orElseGet(RequestId::fresh);
    return request.addAttribute(KEY, id);
  }

  public HttpHeader header() {
    return RawHeader.create(HEADER, value);
  }
}
