package creditgraph.http.problem;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Json;
import creditgraph.http.exchange.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// One trouble with one request, as RFC 9457 writes it.
///
/// @param detail a sentence or two for people: what, where, what to do
/// @param extras fields beyond the standard ones, in the order they are written
/// @param headers what the status asks to be sent along
public record Problem(
    ProblemType type, String detail, Map<String, Object> extras, List<HttpHeader> headers) {

  private static final ContentType MEDIA_TYPE =
      ContentTypes.create(
          MediaTypes.applicationWithFixedCharset("problem+json", HttpCharsets.UTF_8));

  public Problem {
    extras = new LinkedHashMap<>(extras);
    headers = List.copyOf(headers);
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, Map.of(), List.of());
  }

  /// A field of the body or a parameter of the address that cannot be taken.
  public static Problem invalid(String field, String detail) {
    return of(ProblemType.INVALID_REQUEST, field + ": " + detail).with("field", field);
  }

  public Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(extras);
    more.put(name, value);
    return new Problem(type, detail, more, headers);
  }

  public Problem with(HttpHeader header) {
    List<HttpHeader> more = new ArrayList<>(headers);
    more.add(header);
    return new Problem(type, detail, extras, more);
  }

  /// Says when to ask again, in whole seconds and never at once.
  public Problem retryAfter(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return with("retryAfterSeconds", seconds)
        .with(RawHeader.create("Retry-After", Long.toString(seconds)));
  }

  public HttpResponse respondTo(HttpRequest request) {
    return respond(RequestId.of(request));
  }

  HttpResponse respond(RequestId id) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", type.reference());
    document.put("title", type.title());
    document.put("status", type.status().intValue());
    document.put("detail", detail);
    document.put("instance", id.value());
    document.putAll(extras);
    return Json.response(type.status(), MEDIA_TYPE, document)
        .addHeader(Caching.NEVER.header())
        .addHeaders(headers);
  }
}
