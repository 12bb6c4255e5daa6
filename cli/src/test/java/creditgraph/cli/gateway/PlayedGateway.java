package creditgraph.cli.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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

/// A gateway that answers what a test says, and a data folder with the researchers' token.
final class PlayedGateway implements AutoCloseable {

  private final Path data;
  private final HttpServer server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private volatile String usual = "";
  private volatile int status = 200;

  /// Method, address, token and body of each question.
  final List<String> asked = new CopyOnWriteArrayList<>();

  /// The type of each question that has a body.
  final List<String> types = new CopyOnWriteArrayList<>();

  private PlayedGateway(Path data, HttpServer server) {
    this.data = data;
    this.server = server;
  }

  static PlayedGateway start(Path data) throws IOException {
    Path token = data.resolve("run").resolve("researcher.token");
    Files.createDirectories(token.getParent());
    Files.writeString(token, "open sesame\n");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    PlayedGateway gateway = new PlayedGateway(data, server);
    server.createContext("/", gateway::reply);
    server.start();
    return gateway;
  }

  /// To every question at this address.
  void answer(String address, String body) {
    answers.put(address, body);
  }

  /// To every question that has no answer of its own.
  void answer(String body) {
    usual = body;
  }

  void status(int code) {
    status = code;
  }

  /// The command with the options that lead here.
  String[] command(String name, String... arguments) {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data.toString()));
    command.addAll(List.of("--gateway", "http://127.0.0.1:" + server.getAddress().getPort()));
    return command.toArray(String[]::new);
  }

  private void reply(HttpExchange exchange) throws IOException {
    String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String address = exchange.getRequestURI().toString();
    asked.add(
        "%s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                address,
                exchange.getRequestHeaders().getFirst("Authorization"),
                question)
            .strip());
    if (!question.isEmpty()) {
      types.add(exchange.getRequestHeaders().getFirst("Content-Type"));
    }
    byte[] body = answers.getOrDefault(address, usual).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
