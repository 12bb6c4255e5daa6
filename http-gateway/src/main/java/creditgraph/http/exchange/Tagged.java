package creditgraph.http.exchange;

import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// Answers that are functions of their content alone, told again only to whoever does not have
/// them.
public final class Tagged {

  private Tagged() {}

  public static HttpResponse json(HttpRequest request, Object json, Caching caching) {
    Validator validator = Validator.strong(Json.bytes(json));
    return validator.isHeldBy(request)
        ? validator.notModified(caching)
        : Json.response(StatusCodes.OK, json)
            .addHeader(validator.header())
            .addHeader(caching.header());
  }

  /// As [#json], with the address of the next page in `Link`.
  public static HttpResponse page(
      HttpRequest request, Object json, Caching caching, Optional<String> next) {
    HttpResponse response = json(request, json, caching);
    return next.map(address ->
            response.addHeader(RawHeader.create("Link", "<" + address + ">; rel=\"next\"")))
        .orElse(response);
  }
}
