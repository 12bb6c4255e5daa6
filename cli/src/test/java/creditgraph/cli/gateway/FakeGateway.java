package creditgraph.cli.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import creditgraph.cli.McgRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A gateway on loopback that answers as a test says, and the researchers' token that opens it.
final class FakeGateway implements AutoCloseable {

  private final Path data;
  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private volatile int status = 200;

  private FakeGateway(Path data, HttpServer server) {
    this.data = data;
    this.server = server;
  }

  static FakeGateway start(Path data) throws IOException {
    Path token = data.resolve("run").resolve("researcher.token");
    Files.createDirectories(token.getParent());
    Files.writeString(token, "open sesame\n");
    FakeGateway gateway =
        new FakeGateway(
            data, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    gateway.server.createContext("/", gateway::reply);
    gateway.server.start();
    return gateway;
  }

  /// What every question is answered that has no answer of its own.
  void answer(int code, String json) {
    status = code;
    answers.put("", json);
  }

  /// @param question as `GET /jobs`
  void answer(String question, String json) {
    answers.put(question, json);
  }

  /// As `GET /jobs Bearer token`.
  List<String> asked() {
    return List.copyOf(asked);
  }

  /// Of questions that have one.
  List<String> bodies() {
    return List.copyOf(bodies);
  }

  int run(McgRun mcg, String... arguments) {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.addAll(
        List.of(
            "--data",
            data.toString(),
            "--gateway",
            "http://127.0.0.1:" + server.getAddress().getPort()));
    return mcg.run(command.toArray(String[]::new));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void reply(HttpExchange exchange) throws IOException {
    String question = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    asked.add(question + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!body.isEmpty()) {
      bodies.add(body);
    }
    byte[] answer =
        answers
            .getOrDefault(question, answers.getOrDefault("", "{}"))
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
