package creditgraph.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks [TestNodes] over HTTP, as players, researchers and operators do. A connection that is
/// refused, or a body that is not JSON, is an [AssertionError]: while a node starts, one more
/// reason to ask again.
final class NodeClient {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final TestNodes nodes;

  NodeClient(TestNodes nodes) {
    this.nodes = nodes;
  }

  /// As a player.
  HttpResponse<String> get(String address) {
    return send(request(nodes.httpPort(), address));
  }

  /// As a player, JSON.
  HttpResponse<String> post(String address, String body) {
    return send(posting(request(nodes.httpPort(), address), "application/json", body));
  }

  /// As a researcher.
  HttpResponse<String> read(String address) {
    return send(asResearcher(address));
  }

  /// As a researcher.
  HttpResponse<String> submit(String address, String mediaType, String body) {
    return send(posting(asResearcher(address), mediaType, body));
  }

  /// As anybody who reaches the management port of the node `index`.
  HttpResponse<String> management(int index, String address) {
    return send(managementRequest(index, address));
  }

  HttpRequest.Builder managementRequest(int index, String address) {
    return request(nodes.managementPort(index), address);
  }

  private HttpRequest.Builder asResearcher(String address) {
    return request(nodes.httpPort(), address).header("Authorization", "Bearer " + TestNodes.TOKEN);
  }

  private static HttpRequest.Builder request(int port, String address) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
        .timeout(PATIENCE);
  }

  private static HttpRequest.Builder posting(
      HttpRequest.Builder request, String mediaType, String body) {
    return request.header("Content-Type", mediaType).POST(BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// What an answer of this status says.
  static JsonNode json(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(response.body(), e);
    }
  }
}
