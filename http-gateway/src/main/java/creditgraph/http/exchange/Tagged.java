package creditgraph.http.exchange;

import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/// An answer that is a function of its content alone, told again only to whoever does not have it.
public final class Tagged {

  private Tagged() {}

  /// The record as JSON with a strong tag, or that the client holds it.
  public static HttpResponse response(HttpRequest request, Object json, Caching caching) {
    Validator validator = Validator.strong(Json.bytes(json));
    return validator.isHeldBy(request)
        ? validator.notModified(caching)
        : Json.response(StatusCodes.OK, json)
            .addHeader(validator.header())
            .addHeader(caching.header());
  }
}
