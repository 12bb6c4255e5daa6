package creditgraph.e2e.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// One request, of which nothing is checked.
///
/// @param target as it stands in the first line
/// @param headers whole lines without their ends, beyond `Host` and `Content-Length`
record Question(String method, String target, List<String> headers, byte[] body) {

  static Question get(String target, String... headers) {
    return new Question("GET", target, List.of(headers), new byte[0]);
  }

  static Question post(String target, String json, String... headers) {
    return new Question(
        "POST",
        target,
        Stream.concat(Stream.of("Content-Type: application/json"), Stream.of(headers)).toList(),
        json.getBytes(StandardCharsets.UTF_8));
  }

  /// Without this body, an answer to it is read to its end by its headers alone.
  boolean answeredWithoutBody() {
    return method.equals("HEAD");
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder head = new StringBuilder(method).append(' ').append(target);
    head.append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (body.length > 0 || method.equals("POST")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  /// For the report of a failure: printable, on few lines.
  @Override
  public String toString() {
    String text = new String(bytes(), StandardCharsets.ISO_8859_1).replace("\r\n", " | ");
    String shown = text.length() > 700 ? text.substring(0, 700) + "…" : text;
    return shown.replaceAll("[^ -~…]", "?");
  }
}
