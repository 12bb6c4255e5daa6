package creditgraph.node.export;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import creditgraph.node.export.UploadSettings.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An S3-like store on loopback. Works signatures out again from what arrived, step by step as the
/// description of AWS Signature Version 4 does, and shares no code with whoever signs.
final class FakeStore implements AutoCloseable {

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/([0-9]{8})/([^/]+)/s3/aws4_request,"
              + " ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

  private final HttpServer server;
  private final Credentials credentials;
  private final String region;
  private final List<Stored> stored = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final Map<String, int[]> answers = new ConcurrentHashMap<>();

  /// @param faults what is wrong with it beside the signature
  record Stored(String name, byte[] bytes, Map<String, String> headers, List<String> faults) {
    String header(String header) {
      return headers.getOrDefault(header, "");
    }
  }

  private FakeStore(HttpServer server, Credentials credentials, String region) {
    this.server = server;
    this.credentials = credentials;
    this.region = region;
  }

  static FakeStore start(Credentials credentials, String region) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    FakeStore store = new FakeStore(server, credentials, region);
    server.createContext("/", store::handle);
    server.start();
    return store;
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<Stored> stored() {
    return stored;
  }

  List<String> names() {
    return stored.stream().map(Stored::name).toList();
  }

  Stored last(String name) {
    return stored.stream().filter(one -> one.name().equals(name)).toList().getLast();
  }

  int asked(String name) {
    return asked.getOrDefault(name, 0);
  }

  void forget() {
    stored.clear();
    asked.clear();
  }

  /// Answers the next questions about a name with a status.
  void answer(String name, int status, int times) {
    answers.put(name, new int[] {status, times});
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(1);
    asked.merge(name, 1, Integer::sum);
    byte[] body = exchange.getRequestBody().readAllBytes();
    int[] planned = answers.getOrDefault(name, new int[] {0, 0});
    if (planned[1] > 0) {
      planned[1]--;
      respond(exchange, planned[0], "<Error><Code>SlowDown</Code></Error>");
    } else if (!isSigned(exchange, body)) {
      respond(exchange, 403, "<Error><Code>SignatureDoesNotMatch</Code></Error>");
    } else {
      stored.add(new Stored(name, body, headers(exchange), faults(exchange, body)));
      respond(exchange, 200, "");
    }
  }

  private List<String> faults(HttpExchange exchange, byte[] body) {
    List<String> faults = new ArrayList<>();
    Map<String, String> headers = headers(exchange);
    if (!exchange.getRequestMethod().equals("PUT")) {
      faults.add("method " + exchange.getRequestMethod());
    }
    String sum = Base64.getEncoder().encodeToString(sha256(body));
    if (!sum.equals(headers.get("x-amz-checksum-sha256"))) {
      faults.add("sum " + headers.get("x-amz-checksum-sha256"));
    }
    List<String> signed = Arrays.asList(signature(headers).group(4).split(";", -1));
    for (String needed : List.of("host", "content-type", "cache-control", "x-amz-date")) {
      if (!signed.contains(needed)) {
        faults.add("not signed: " + needed);
      }
    }
    return faults;
  }

  private boolean isSigned(HttpExchange exchange, byte[] body) {
    Map<String, String> headers = headers(exchange);
    Matcher signature = signature(headers);
    if (!signature.group(1).equals(credentials.keyId()) || !signature.group(3).equals(region)) {
      return false;
    }
    String bodySum = HexFormat.of().formatHex(sha256(body));
    if (!bodySum.equals(headers.get("x-amz-content-sha256"))) {
      return false;
    }
    StringBuilder canonical = new StringBuilder();
    canonical.append(exchange.getRequestMethod()).append('\n');
    canonical.append(exchange.getRequestURI().getRawPath()).append("\n\n");
    for (String header : signature.group(4).split(";", -1)) {
      canonical.append(header).append(':').append(headers.get(header)).append('\n');
    }
    canonical.append('\n').append(signature.group(4)).append('\n').append(bodySum);
    String scope = signature.group(2) + "/" + region + "/s3/aws4_request";
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            headers.get("x-amz-date"),
            scope,
            HexFormat.of().formatHex(sha256(bytes(canonical.toString()))));
    byte[] key = hmac(bytes("AWS4" + credentials.secret()), signature.group(2));
    key = hmac(hmac(hmac(key, region), "s3"), "aws4_request");
    return HexFormat.of().formatHex(hmac(key, toSign)).equals(signature.group(5));
  }

  private static Matcher signature(Map<String, String> headers) {
    Matcher matcher = AUTHORIZATION.matcher(headers.getOrDefault("authorization", ""));
    if (!matcher.matches()) {
      throw new IllegalStateException("authorization: " + headers.get("authorization"));
    }
    return matcher;
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) ->
            headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values).strip()));
    return headers;
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = bytes(body);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
