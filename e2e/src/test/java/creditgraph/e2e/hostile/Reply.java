package creditgraph.e2e.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One answer as it came over the line.
///
/// @param headers in their order, names as they were written
/// @param body without chunks; empty where the status or the method has none
record Reply(int status, List<Header> headers, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  record Header(String name, String value) {}

  /// The first of this name, or nothing.
  String header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  JsonNode json() throws IOException {
    return JSON.readTree(body);
  }

  /// The last part of a problem's type; nothing for anything but a problem.
  String problem() throws IOException {
    String type = isProblem() ? json().path("type").asText() : "";
    return type.substring(type.lastIndexOf('/') + 1);
  }

  boolean isProblem() {
    return header("Content-Type").equals("application/problem+json");
  }

  /// Reads to the end of the next answer, or, of a stream of events, to that of the first.
  ///
  /// @param bodiless whether the question was such that its answer has no body
  /// @return nothing when the line ends before an answer begins
  static Optional<Reply> read(InputStream in, boolean bodiless) throws IOException {
    return read(in, bodiless, true);
  }

  /// Reads to the end of the next answer, also when it is a stream of events.
  static Optional<Reply> readWhole(InputStream in) throws IOException {
    return read(in, false, false);
  }

  /// @param oneEvent whether the first of a stream of events is enough, for it may have no end
  private static Optional<Reply> read(InputStream in, boolean bodiless, boolean oneEvent)
      throws IOException {
    Optional<String> first = line(in);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    String[] words = first.get().split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
      throw new IOException("not an answer: " + first.get());
    }
    int status = Integer.parseInt(words[1]);
    List<Header> headers = new ArrayList<>();
    for (String line = next(in); !line.isEmpty(); line = next(in)) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("not a header: " + line);
      }
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    Reply head = new Reply(status, List.copyOf(headers), new byte[0]);
    if (status == 100) {
      return read(in, bodiless, oneEvent);
    }
    return Optional.of(
        bodiless || status < 200 || status == 204 || status == 304
            ? head
            : new Reply(status, head.headers(), body(in, head, oneEvent)));
  }

  private static byte[] body(InputStream in, Reply head, boolean oneEvent) throws IOException {
    if (head.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
      return chunks(in, oneEvent && head.header("Content-Type").equals("text/event-stream"));
    }
    String length = head.header("Content-Length");
    return length.isEmpty() ? in.readAllBytes() : exactly(in, Integer.parseInt(length));
  }

  private static byte[] chunks(InputStream in, boolean oneEvent) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(next(in).split(";", 2)[0].strip(), 16);
      body.writeBytes(exactly(in, size));
      if (!next(in).isEmpty()) {
        throw new IOException("a chunk longer than it says, or trailers");
      }
      if (size == 0 || (oneEvent && body.toString(StandardCharsets.UTF_8).contains("\ndata: "))) {
        return body.toByteArray();
      }
    }
  }

  private static byte[] exactly(InputStream in, int bytes) throws IOException {
    byte[] read = in.readNBytes(bytes);
    if (read.length < bytes) {
      throw new EOFException("a body of %d bytes ended after %d".formatted(bytes, read.length));
    }
    return read;
  }

  private static String next(InputStream in) throws IOException {
    return line(in).orElseThrow(() -> new EOFException("the line ended within an answer"));
  }

  private static Optional<String> line(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return Optional.of(bytes.toString(StandardCharsets.ISO_8859_1).replaceFirst("\r$", ""));
      }
      bytes.write(b);
    }
    if (bytes.size() > 0) {
      throw new EOFException("the line ended within an answer");
    }
    return Optional.empty();
  }
}
