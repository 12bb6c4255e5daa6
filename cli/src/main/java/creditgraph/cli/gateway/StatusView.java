package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import creditgraph.cli.CommandFailed;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// How a cluster stands at one moment.
///
/// @param health as `GET /health` answers
/// @param nodes as `GET /nodes` answers, or JSON's null
/// @param jobs the list of `GET /jobs`, or JSON's null
/// @param missing why nodes or jobs are not there; empty when they are
record StatusView(
    URI gateway, Instant at, JsonNode health, JsonNode nodes, JsonNode jobs, String missing) {

  private static final JsonNode NOTHING = JsonNodeFactory.instance.nullNode();

  /// @param token of researchers; without one the public part is all
  /// @throws CommandFailed when the gateway does not answer
  static StatusView read(GatewayClient client, Optional<String> token) {
    JsonNode health = client.health();
    Instant now = Instant.now();
    if (token.isEmpty()) {
      return new StatusView(
          client.base(),
          now,
          health,
          NOTHING,
          NOTHING,
          "nodes and jobs take the researchers' token; --data names the folder that has it");
    }
    try {
      JsonNode nodes = client.nodes(token.get());
      return withJobs(client, token.get(), now, health, nodes);
    } catch (CommandFailed refused) {
      return new StatusView(
          client.base(), now, health, NOTHING, NOTHING, String.valueOf(refused.getMessage()));
    }
  }

  /// The coordinator may be away while the nodes are not.
  private static StatusView withJobs(
      GatewayClient client, String token, Instant now, JsonNode health, JsonNode nodes) {
    try {
      JsonNode jobs = client.jobs(token).path("jobs");
      return new StatusView(client.base(), now, health, nodes, jobs, "");
    } catch (CommandFailed away) {
      return new StatusView(
          client.base(), now, health, nodes, NOTHING, String.valueOf(away.getMessage()));
    }
  }

  boolean isUp() {
    return health.path("status").asText().equals("up");
  }

  /// For programs; docs/operations.md describes it.
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("gateway", gateway.toString());
    json.put("at", at.toString());
    json.set("health", health);
    json.set("cluster", nodes);
    json.set("jobs", jobs);
    json.put("missing", missing.isEmpty() ? null : missing);
    return json;
  }
}
