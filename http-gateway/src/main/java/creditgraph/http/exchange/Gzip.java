package creditgraph.http.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// Compresses whole bodies, so that an answer keeps its length and needs no stream.
public final class Gzip {

  /// Below this a packet is a packet.
  static final int WORTH_BYTES = 860;

  public static final HttpHeader ENCODING = RawHeader.create("Content-Encoding", "gzip");
  public static final HttpHeader VARY = RawHeader.create("Vary", "Accept-Encoding");

  private Gzip() {}

  /// The answer itself when the client does not want it smaller, when it is not worth it, or when
  /// whoever made it has chosen its encoding and said so with `Vary`.
  static HttpResponse compress(HttpRequest request, HttpResponse response) {
    if (!(response.entity() instanceof HttpEntity.Strict body)
        || !worth(body.getContentType(), body.getData().size())
        || response.getHeader("Vary").isPresent()) {
      return response;
    }
    HttpResponse varying = response.addHeader(VARY);
    if (!acceptedBy(request)) {
      return varying;
    }
    byte[] compressed = compress(body.getData().toArray());
    return varying
        .withEntity(HttpEntities.create(body.getContentType(), compressed))
        .addHeader(ENCODING);
  }

  public static byte[] compress(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2);
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return compressed.toByteArray();
  }

  public static boolean worth(ContentType type, int bytes) {
    return bytes >= WORTH_BYTES && (isText(type) || type.mediaType().isCompressible());
  }

  /// Yaml is text to everybody but Pekko's table of types.
  private static boolean isText(ContentType type) {
    return type.mediaType().isText() || type.mediaType().subType().equals("yaml");
  }

  public static boolean acceptedBy(HttpRequest request) {
    String accepted = request.getHeader("Accept-Encoding").map(HttpHeader::value).orElse("");
    boolean any = false;
    for (String coding : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] nameAndWeight = coding.split(";", 2);
      boolean wanted = nameAndWeight.length < 2 || !isZero(nameAndWeight[1]);
      switch (nameAndWeight[0].strip()) {
        case "gzip", "x-gzip" -> {
          return wanted;
        }
        case "*" -> any = wanted;
        default -> {}
      }
    }
    return any;
  }

  private static boolean isZero(String weight) {
    return weight.strip().matches("q\\s*=\\s*0(\\.0*)?");
  }
}
