package creditgraph.http.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// An entity tag: equal tags, equal content.
///
/// @param tag as in the header, with quotes, `W/` in front when only the meaning is equal
public record Validator(String tag) {

  private static final Pattern TAGS = Pattern.compile("(?:W/)?(\"[^\"]*\")");
  private static final int HEX_DIGITS = 32;

  /// Of an answer that is a function of these parts; its bytes may differ (in a time it states).
  public static Validator weak(String... parts) {
    return new Validator("W/\"" + hash(String.join("\n", parts)) + "\"");
  }

  /// Of exactly these bytes.
  public static Validator strong(byte[] content) {
    return new Validator("\"" + hash(content) + "\"");
  }

  /// Whether the client holds this very content; compares as RFC 9110 section 13.1.2 says for
  /// `If-None-Match`, without regard to weakness.
  public boolean isHeldBy(HttpRequest request) {
    return request.getHeader("If-None-Match").map(HttpHeader::value).filter(this::isIn).isPresent();
  }

  public HttpResponse notModified(Caching caching) {
    return HttpResponse.create()
        .withStatus(StatusCodes.NOT_MODIFIED)
        .addHeader(header())
        .addHeader(caching.header());
  }

  public HttpHeader header() {
    return RawHeader.create("ETag", tag);
  }

  private boolean isIn(String list) {
    if (list.strip().equals("*")) {
      return true;
    }
    String opaque = tag.startsWith("W/") ? tag.substring(2) : tag;
    Matcher matcher = TAGS.matcher(list);
    while (matcher.find()) {
      if (matcher.group(1).equals(opaque)) {
        return true;
      }
    }
    return false;
  }

  private static String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(sha256).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
