package creditgraph.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.util.ByteString;

/// A real gateway on a free loopback port, with ports a test plays.
public final class TestGateway implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// A phase of the shutdown takes longer than any test waits: what ends in time ends by itself.
  private static final Config PHASE_WITHOUT_END =
      ConfigFactory.parseString(
              "pekko.coordinated-shutdown.phases.service-requests-done.timeout = 1 hour")
          .withFallback(ConfigFactory.load());

  private final ActorTestKit kit;
  private final HttpClient client;
  private final FakePorts ports;
  private final ServerBinding binding;

  private TestGateway(ActorTestKit kit, HttpClient client, FakePorts ports, ServerBinding binding) {
    this.kit = kit;
    this.client = client;
    this.ports = ports;
    this.binding = binding;
  }

  /// A gateway that is closed while a request runs does not wait for it.
  ///
  /// @param overrides lines of HOCON below `creditgraph.http`
  public static TestGateway start(String... overrides) {
    ActorTestKit kit = ActorTestKit.create("gateway", PHASE_WITHOUT_END);
    FakePorts ports = new FakePorts();
    ServerBinding binding =
        GatewayServer.start(kit.system(), settings(overrides), ports.ports())
            .toCompletableFuture()
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    return new TestGateway(kit, client, ports, binding);
  }

  public static GatewaySettings settings(String... overrides) {
    return GatewaySettings.from(
        ConfigFactory.parseString(
                "creditgraph.http {\nport = 0\ndrain-timeout = 100 ms\n"
                    + String.join("\n", overrides)
                    + "\n}")
            .withFallback(ConfigFactory.load()));
  }

  public FakePorts ports() {
    return ports;
  }

  public ActorTestKit kit() {
    return kit;
  }

  public int port() {
    return binding.localAddress().getPort();
  }

  /// @param headers names and values in turn
  public Answer get(String target, String... headers) {
    return send("GET", target, new byte[0], headers);
  }

  /// Posts a body as JSON.
  public Answer post(String target, String json, String... headers) {
    return send(
        "POST",
        target,
        json.getBytes(StandardCharsets.UTF_8),
        concat(headers, "Content-Type", "application/json"));
  }

  public Answer send(String method, String target, byte[] body, String... headers) {
    return sendAsync(method, target, body, headers).join();
  }

  public CompletableFuture<Answer> sendAsync(
      String method, String target, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + target))
            .timeout(PATIENCE)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    return response.thenApply(whole ->
        new Answer(whole.statusCode(), whole.headers(), ByteString.fromArray(whole.body())));
  }

  /// Writes bytes as they are and reads until the gateway closes the connection or has sent what
  /// ends with `until`.
  public String raw(String bytes, String until) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      OutputStream out = socket.getOutputStream();
      out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return read(socket.getInputStream(), until);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(InputStream in, String until) throws IOException {
    StringBuilder answer = new StringBuilder();
    int next = in.read();
    while (next != -1) {
      answer.append((char) next);
      if (answer.toString().endsWith(until)) {
        break;
      }
      next = in.read();
    }
    return answer.toString();
  }

  private static String[] concat(String[] headers, String name, String value) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = name;
    all[headers.length + 1] = value;
    return all;
  }

  @Override
  public void close() {
    client.close();
    kit.shutdownTestKit();
  }
}
