package creditgraph.ingest.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import creditgraph.ingest.dump.DumpType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A publisher's bucket on this machine, which misbehaves when told to: each object has a queue of
/// misdeeds, one for each request, and behaves when it is empty.
final class TestBucket implements AutoCloseable {

  /// Answers one request for an object in a way of its own.
  interface Misdeed {
    void answer(HttpExchange exchange, byte[] content) throws IOException;
  }

  static final int FILE_BYTES = 300_000;

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");
  private static final Pattern PARAMETER = Pattern.compile("([a-z-]+)=([^&]*)");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final TreeMap<String, byte[]> objects = new TreeMap<>();
  private final Map<String, Deque<Misdeed>> misdeeds = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile boolean listable = true;
  private volatile int pageSize = 1000;

  TestBucket() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /// Puts a complete set of a date there; its bytes follow from the date.
  TestBucket withSet(String date) {
    StringBuilder checksums = new StringBuilder();
    for (DumpType type : DumpType.values()) {
      byte[] content = content(date, type);
      objects.put(key(name(date, type)), content);
      checksums.append(sha256(content)).append(" *").append(name(date, type)).append('\n');
    }
    return withChecksums(date, checksums.toString());
  }

  TestBucket withChecksums(String date, String text) {
    objects.put(key(checksums(date)), text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  TestBucket without(String name) {
    objects.remove(key(name));
    return this;
  }

  TestBucket with(String name, byte[] content) {
    objects.put(key(name), content);
    return this;
  }

  /// Only its page names the files.
  TestBucket unlistable() {
    listable = false;
    return this;
  }

  TestBucket pagesOf(int size) {
    pageSize = size;
    return this;
  }

  /// The next requests for the object's bytes are answered so, one each.
  TestBucket misbehave(String name, Misdeed... next) {
    misdeeds.computeIfAbsent(key(name), _ -> new ConcurrentLinkedDeque<>()).addAll(List.of(next));
    return this;
  }

  /// Requests for the object's bytes so far: `GET`, or `GET bytes=100-`.
  List<String> asked(String name) {
    String key = key(name);
    return asked.stream()
        .filter(line -> line.startsWith(key + " "))
        .map(line -> line.substring(key.length() + 1))
        .toList();
  }

  static String name(String date, DumpType type) {
    return "discogs_" + date + "_" + type.word() + ".xml.gz";
  }

  static String checksums(String date) {
    return "discogs_" + date + "_CHECKSUM.txt";
  }

  static byte[] content(String date, DumpType type) {
    byte[] content = new byte[FILE_BYTES];
    new Random((date + type.word()).hashCode()).nextBytes(content);
    return content;
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String key(String name) {
    return "data/2026/" + name;
  }

  // Misdeeds.

  static Misdeed status(int status) {
    return (exchange, _) -> exchange.sendResponseHeaders(status, -1);
  }

  static Misdeed status(int status, String retryAfter) {
    return (exchange, _) -> {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /// Announces everything, sends a part and hangs up.
  static Misdeed cutAfter(int bytes) {
    return (exchange, content) -> begin(exchange, content, bytes);
  }

  /// Sends a part and then nothing, with the line open.
  Misdeed stallAfter(int bytes) {
    return (exchange, content) -> {
      begin(exchange, content, bytes);
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  static Misdeed ignoreRange() {
    return (exchange, content) -> send(exchange, 200, content);
  }

  static Misdeed announce(int bytes) {
    return (exchange, content) -> send(exchange, 200, Arrays.copyOf(content, bytes));
  }

  /// Sends without saying how much.
  static Misdeed unannounced(int bytes) {
    return (exchange, content) -> {
      tag(exchange, content);
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(Arrays.copyOf(content, bytes));
    };
  }

  static Misdeed otherBytes() {
    return (exchange, content) -> {
      tag(exchange, content);
      byte[] other = content.clone();
      other[other.length / 2] ^= 1;
      exchange.sendResponseHeaders(200, other.length);
      exchange.getResponseBody().write(other);
    };
  }

  static Misdeed otherRange(String contentRange) {
    return (exchange, content) -> {
      tag(exchange, content);
      exchange.getResponseHeaders().set("Content-Range", contentRange);
      exchange.sendResponseHeaders(206, 10);
      exchange.getResponseBody().write(new byte[10]);
    };
  }

  private static void begin(HttpExchange exchange, byte[] content, int bytes) throws IOException {
    int from = from(exchange);
    tag(exchange, content);
    if (from > 0) {
      range(exchange, from, content.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    exchange.getResponseBody().write(content, from, bytes);
    exchange.getResponseBody().flush();
  }

  // Good behaviour.

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = exchange.getRequestURI().getPath().substring(1);
      if (key.isEmpty()) {
        list(exchange);
        return;
      }
      byte[] content = objects.get(key);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      if (!head) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        asked.add(key + " GET" + (range == null ? "" : " " + range));
      }
      Misdeed misdeed =
          head ? null : misdeeds.getOrDefault(key, new ConcurrentLinkedDeque<>()).poll();
      if (content == null) {
        exchange.sendResponseHeaders(404, -1);
      } else if (head) {
        tag(exchange, content);
        exchange.getResponseHeaders().set("Content-Length", String.valueOf(content.length));
        exchange.sendResponseHeaders(200, -1);
      } else if (misdeed != null) {
        misdeed.answer(exchange, content);
      } else {
        serve(exchange, content);
      }
    }
  }

  private static void serve(HttpExchange exchange, byte[] content) throws IOException {
    int from = from(exchange);
    String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
    if (from == 0 || (ifRange != null && !ifRange.equals(etag(content)))) {
      send(exchange, 200, content);
      return;
    }
    range(exchange, from, content.length);
    send(exchange, 206, Arrays.copyOfRange(content, from, content.length), etag(content));
  }

  private static int from(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    Matcher matcher = RANGE.matcher(range == null ? "" : range);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private static void range(HttpExchange exchange, int from, int total) {
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, total - 1, total));
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    send(exchange, status, bytes, etag(bytes));
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes, String etag)
      throws IOException {
    exchange.getResponseHeaders().set("ETag", etag);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void tag(HttpExchange exchange, byte[] content) {
    exchange.getResponseHeaders().set("ETag", etag(content));
  }

  private static String etag(byte[] content) {
    return "\"" + sha256(content).substring(0, 32) + "\"";
  }

  private void list(HttpExchange exchange) throws IOException {
    Map<String, String> query = new TreeMap<>();
    Matcher parameters = PARAMETER.matcher(exchange.getRequestURI().getQuery());
    while (parameters.find()) {
      query.put(parameters.group(1), parameters.group(2));
    }
    List<String> keys =
        objects.keySet().stream().filter(key -> key.startsWith(query.get("prefix"))).toList();
    boolean listing = query.containsKey("list-type");
    if (listing && !listable) {
      exchange.sendResponseHeaders(403, -1);
      return;
    }
    byte[] page =
        (listing ? xml(keys, query.getOrDefault("continuation-token", "0")) : html(keys))
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
  }

  private String xml(List<String> keys, String token) {
    int from = Integer.parseInt(token);
    int to = Math.min(keys.size(), from + pageSize);
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
    xml.append("<IsTruncated>").append(to < keys.size()).append("</IsTruncated>");
    for (String key : keys.subList(from, to)) {
      xml.append("<Contents><Key>").append(key).append("</Key><Size>1</Size></Contents>");
    }
    if (to < keys.size()) {
      xml.append("<NextContinuationToken>").append(to).append("</NextContinuationToken>");
    }
    return xml.append("</ListBucketResult>").toString();
  }

  private static String html(List<String> keys) {
    StringBuilder html = new StringBuilder("<html><body><pre>");
    for (String key : keys) {
      String name = key.substring(key.lastIndexOf('/') + 1);
      html.append("<a href=\"?download=").append(key.replace("/", "%2F")).append("\">");
      html.append(name).append("</a> 3.3 GB\n");
    }
    return html.append("</pre></body></html>").toString();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }
}
