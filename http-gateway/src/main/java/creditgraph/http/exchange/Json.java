package creditgraph.http.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;

/// Writes records as JSON: fields in the order of declaration, none left out, `null` for what is
/// not stated.
public final class Json {

  private static final ObjectWriter WRITER = new ObjectMapper().writer();

  private Json() {}

  public static HttpResponse response(StatusCode status, Object body) {
    return response(status, ContentTypes.APPLICATION_JSON, body);
  }

  public static HttpResponse response(StatusCode status, ContentType type, Object body) {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(HttpEntities.create(type, bytes(body)));
  }

  /// On one line.
  public static String text(Object body) {
    return new String(bytes(body), StandardCharsets.UTF_8);
  }

  /// What [#response] writes.
  public static byte[] bytes(Object body) {
    try {
      return WRITER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + body.getClass().getName(), e);
    }
  }
}
