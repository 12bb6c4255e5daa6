package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// A gateway's public endpoints, for commands. Blocking: a command has nothing else to do.
///
/// A problem document becomes [CommandFailed] with its title and detail: 404 as "not found", 503
/// and silence as "unavailable", anything else as failure.
public final class GatewayClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  public GatewayClient(URI base) {
    this.base = base;
  }

  public URI base() {
    return base;
  }

  public JsonNode searchArtists(String query, String ruleset, int limit) {
    return get(
        "/artists/search?q=" + encode(query) + "&ruleset=" + encode(ruleset) + "&limit=" + limit,
        "");
  }

  public JsonNode artist(int id, String ruleset) {
    return get("/artists/" + id + "?ruleset=" + encode(ruleset), "");
  }

  /// @param limit releases of the page, at least 1
  public JsonNode neighbourhood(int id, String ruleset, int limit) {
    return get(
        "/artists/%d/neighbourhood?ruleset=%s&limit=%d".formatted(id, encode(ruleset), limit), "");
  }

  public JsonNode findPath(int from, int to, String ruleset) {
    return findPath(from, to, ruleset, Map.of());
  }

  /// @param options fields of the question beside these
  public JsonNode findPath(int from, int to, String ruleset, Map<String, Object> options) {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("from", from);
    question.put("to", to);
    question.put("ruleset", ruleset);
    question.putAll(options);
    return post("/paths", question, "");
  }

  /// @param id a day, `daily`, or the id of a drawn one
  public JsonNode challenge(String id) {
    return get("/challenges/" + encode(id), "");
  }

  /// @param seed negative for another pair each time
  /// @param band empty for any
  /// @param artists ids of whom both ends are to be, with commas; empty for anybody
  /// @param decade empty for any
  public JsonNode randomChallenge(
      String ruleset, int seed, String band, String artists, String decade) {
    return get(
        "/challenges/random?ruleset="
            + encode(ruleset)
            + (seed < 0 ? "" : "&seed=" + seed)
            + (band.isEmpty() ? "" : "&band=" + encode(band))
            + (artists.isEmpty() ? "" : "&artists=" + encode(artists))
            + (decade.isEmpty() ? "" : "&decade=" + encode(decade)),
        "");
  }

  public JsonNode submitSample(Map<String, Object> spec, String token) {
    return post("/samples", spec, token);
  }

  public JsonNode sample(String id, String token) {
    return get("/samples/" + encode(id), token);
  }

  public JsonNode nodes(String token) {
    return get("/nodes", token);
  }

  public JsonNode submitScores(Map<String, Object> spec, String token) {
    return post("/scores", spec, token);
  }

  public JsonNode scores(String id, String token) {
    return get("/scores/" + encode(id), token);
  }

  public JsonNode scoredPairs(String id, String token) {
    return get("/scores/" + encode(id) + "/pairs", token);
  }

  public JsonNode submitFindings(Map<String, Object> spec, String token) {
    return post("/findings", spec, token);
  }

  public JsonNode findings(String id, String token) {
    return get("/findings/" + encode(id), token);
  }

  public JsonNode findingsReport(String id, String token) {
    return get("/findings/" + encode(id) + "/report", token);
  }

  public JsonNode submitVerification(Map<String, Object> spec, String token) {
    return post("/verifications", spec, token);
  }

  public JsonNode verification(String id, String token) {
    return get("/verifications/" + encode(id), token);
  }

  public JsonNode jobs(String token) {
    return get("/jobs", token);
  }

  public JsonNode job(String id, String token) {
    return get("/jobs/" + encode(id), token);
  }

  /// @param change `pause`, `resume` or `cancel`
  public JsonNode changeJob(String id, String change, String token) {
    return post("/jobs/" + encode(id) + "/" + change, Map.of(), token);
  }

  /// @param type `application/yaml` or `application/json`
  public JsonNode submitSweep(byte[] grid, String type, String token) {
    return answer(
        send(
            request("/sweeps", token)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(grid))
                .build()));
  }

  public JsonNode sweeps(String token) {
    return get("/sweeps", token);
  }

  public JsonNode sweep(String id, String token) {
    return get("/sweeps/" + encode(id), token);
  }

  /// @param change `pause`, `resume` or `cancel`
  public JsonNode changeSweep(String id, String change, String token) {
    return post("/sweeps/" + encode(id) + "/" + change, Map.of(), token);
  }

  /// @param name `results.csv`, `columns.csv` or `spec.json`
  public byte[] sweepFile(String id, String name, String token) {
    var response = send(request("/sweeps/" + encode(id) + "/" + name, token).GET().build());
    if (response.statusCode() >= 300) {
      answer(response);
    }
    return response.body();
  }

  /// The health document, whether every part is up (200) or not (503).
  public JsonNode health() {
    var response = send(request("/health", "").GET().build());
    return parse(response);
  }

  private JsonNode get(String path, String token) {
    return answer(send(request(path, token).GET().build()));
  }

  private JsonNode post(String path, Map<String, Object> body, String token) {
    try {
      var json = JSON.writeValueAsBytes(body);
      return answer(
          send(
              request(path, token)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(json))
                  .build()));
    } catch (IOException impossible) {
      throw new IllegalStateException("a map of numbers and texts is always JSON", impossible);
    }
  }

  private HttpRequest.Builder request(String path, String token) {
    var builder = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.UNAVAILABLE,
          "no gateway answers at "
              + base
              + "; start one with `./mcg demo`, or name another with"
              + " --gateway",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed(ExitCode.FAILURE, "interrupted while waiting for " + base, e);
    }
  }

  private JsonNode answer(HttpResponse<byte[]> response) {
    var json = parse(response);
    if (response.statusCode() < 300) {
      return json;
    }
    var code =
        switch (response.statusCode()) {
          case 400, 422 -> ExitCode.USAGE;
          case 404 -> ExitCode.NOT_FOUND;
          case 429, 503, 504 -> ExitCode.UNAVAILABLE;
          default -> ExitCode.FAILURE;
        };
    throw new CommandFailed(
        code,
        json.path("title").asText("the gateway refused") + ": " + json.path("detail").asText());
  }

  private JsonNode parse(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.FAILURE,
          base
              + " answered "
              + response.statusCode()
              + " with something that is not JSON; is it a"
              + " gateway of this project?",
          e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
