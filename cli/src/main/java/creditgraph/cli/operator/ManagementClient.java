package creditgraph.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Pekko Management of one node, which speaks for its whole cluster. Blocking: a command has
/// nothing else to do.
final class ManagementClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String NAME_ROLE = "name-";

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  ManagementClient(URI base) {
    this.base = base;
  }

  /// A node of the cluster as this one sees it.
  ///
  /// @param name public label
  /// @param address `system@host:port`
  /// @param status `Up`, `Leaving`, …
  record Member(String name, String address, String status, boolean reachable) {}

  List<Member> members() {
    JsonNode answer = ask(request("/cluster/members").GET().build());
    List<String> unreachable = answer.path("unreachable").findValuesAsText("node");
    return StreamSupport.stream(answer.path("members").spliterator(), false)
        .map(member -> member(member, unreachable))
        .toList();
  }

  /// @throws CommandFailed when there is none of this name
  Member member(String name) {
    List<Member> all = members();
    return all.stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new CommandFailed(
                ExitCode.NOT_FOUND,
                "no node is named '%s'; there are %s"
                    .formatted(
                        name,
                        String.join(", ", all.stream().map(Member::name).sorted().toList()))));
  }

  void leave(Member member, String token) {
    change(member, "Leave", token);
  }

  void down(Member member, String token) {
    change(member, "Down", token);
  }

  /// Whether a member of this name and address is still there; empty when nobody answers, as when
  /// the node that was asked has itself left.
  Optional<Boolean> has(Member member) {
    try {
      return Optional.of(
          members().stream().anyMatch(other -> other.address().equals(member.address())));
    } catch (CommandFailed gone) {
      return Optional.empty();
    }
  }

  private void change(Member member, String operation, String token) {
    ask(
        request("/cluster/members/" + member.address())
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .PUT(BodyPublishers.ofString("operation=" + operation))
            .build());
  }

  private static Member member(JsonNode member, List<String> unreachable) {
    String address = member.path("node").asText();
    String name =
        StreamSupport.stream(member.path("roles").spliterator(), false)
            .map(JsonNode::asText)
            .filter(role -> role.startsWith(NAME_ROLE))
            .map(role -> role.substring(NAME_ROLE.length()))
            .findFirst()
            .orElse(address);
    return new Member(
        name,
        address.substring(address.indexOf("//") + 2),
        member.path("status").asText(),
        !unreachable.contains(address));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
  }

  private JsonNode ask(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw refused(response);
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.UNAVAILABLE,
          "no Pekko Management answers at " + base + "; name a node's with --management",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed(ExitCode.FAILURE, "interrupted while waiting for " + base, e);
    }
  }

  private CommandFailed refused(HttpResponse<String> response) {
    return new CommandFailed(
        ExitCode.FAILURE,
        "%s refused with %d: %s".formatted(base, response.statusCode(), response.body()));
  }
}
