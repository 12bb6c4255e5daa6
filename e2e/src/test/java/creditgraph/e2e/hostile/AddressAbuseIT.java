package creditgraph.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses that lead elsewhere: out of the site, of the exports and of the snapshots, and to what
/// is not public.
@ExtendWith(SharedTarget.class)
class AddressAbuseIT {

  private static final String SECRET = "nobody-may-read-this";

  /// Ways to write a step up, each followed by a slash of some kind.
  private static final List<String> STEPS =
      List.of(
          "../",
          "..%2f",
          "..%2F",
          "%2e%2e/",
          "%2E%2E%2F",
          ".%2e/",
          "%252e%252e%252f",
          "%252e%252e/",
          "..\\",
          "..%5c",
          "%2e%2e%5c",
          "..%255c",
          "....//",
          "..;/",
          "..%00/",
          "%c0%ae%c0%ae/",
          "%c0%ae%c0%ae%c0%af",
          "%uff0e%uff0e/",
          "%e2%80%a5/",
          "..%e2%88%95",
          "./../",
          "a/../../",
          "/../");

  private static Target target;

  @BeforeAll
  static void meet(Target shared) throws IOException {
    target = shared;
    Files.createDirectories(target.directory().resolve("exports/daily"));
    Files.writeString(target.directory().resolve("secret.json"), SECRET);
    Files.writeString(target.directory().resolve("exports/secret.txt"), SECRET);
    Files.writeString(target.directory().resolve("exports/.secret.json"), SECRET);
    Path link = target.directory().resolve("exports/daily/link.json");
    if (Files.notExists(link)) {
      Files.createSymbolicLink(link, target.directory().resolve("secret.json"));
    }
  }

  @Test
  void leadsOutOfNoDirectory() throws IOException {
    List<String> goals = List.of("secret.json", "token", "graph/", "etc/passwd", "package.json");
    List<String> places = List.of("/", "/data/", "/data/daily/", "/_astro/", "/snapshots/");
    List<String> told = new ArrayList<>();
    for (String place : places) {
      for (String step : STEPS) {
        for (int depth : new int[] {1, 2, 9}) {
          for (String goal : goals) {
            String address = place + step.repeat(depth) + goal;
            Reply reply = target.ask(Question.get(address));
            boolean plain = reply.status() == 404 || reply.status() == 400;
            if (!plain || reply.text().contains(SECRET)) {
              told.add(reply.status() + " " + address);
            }
          }
        }
      }
    }

    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data/.secret.json",
        "/data/secret.txt",
        "/data/secret.json",
        "/data/daily/link.json",
        "/data/daily%2flink.json",
        "/data//secret.json",
        "/data/daily",
        "/data/daily/",
        "/data/daily/%00.json",
        "/data/status.json%00.svg",
        "/data/STATUS.JSON",
        "/data/con.json",
        "/.git/config",
        "/.env",
        "/index.html%00",
        "/C:/windows/win.ini",
        "/%2fetc/passwd",
        "//etc/passwd",
        "/file:///etc/passwd",
      })
  void findsNothingThatWasNotPublished(String address) throws IOException {
    Reply reply = target.ask(Question.get(address));

    assertThat(reply.status()).as(reply.text()).isIn(400, 404);
    assertThat(reply.text()).doesNotContain(SECRET);
  }

  /// The snapshot server has files alone, and those alone that a snapshot lists.
  @Test
  void servesNoFileBesidesThoseOfSnapshots() throws Exception {
    JsonNode snapshot = target.get("/snapshots").path("snapshots").path(0);
    String folder =
        "/snapshots/%s/%s/%s/"
            .formatted(
                snapshot.path("month").asText(),
                snapshot.path("ruleset").asText(),
                snapshot.path("fingerprint").asText());
    assertThat(atSnapshots(folder + "manifest.json").status()).isEqualTo(200);

    List<String> told = new ArrayList<>();
    for (String step : STEPS) {
      for (String place : List.of(folder, "/snapshots/", "/")) {
        for (int depth : new int[] {1, 4, 9}) {
          for (String goal : List.of("token", "current", "etc/passwd")) {
            String address = place + step.repeat(depth) + goal;
            Reply reply = atSnapshots(address);
            if (reply.status() != 404 && reply.status() != 400) {
              told.add(reply.status() + " " + address);
            }
          }
        }
      }
    }
    for (String address :
        List.of(
            folder,
            folder + ".",
            folder + "%2e",
            folder + "manifest.json/",
            folder + "manifest.json%00",
            folder + "MANIFEST.JSON",
            "/snapshots//performers//manifest.json",
            "/snapshots",
            "/paths",
            "/health",
            "/cluster/members")) {
      if (atSnapshots(address).status() != 404) {
        told.add(address);
      }
    }

    assertThat(told).isEmpty();
  }

  /// What Pekko Management, other servers and their tools have, and the snapshot server's files.
  @Test
  void answersThatNothingIsThereForAllThatIsNotPublic() throws IOException {
    List<String> addresses =
        List.of(
            "/cluster/members",
            "/cluster/members/pekko%3A%2F%2Fcreditgraph@127.0.0.1:17355",
            "/cluster/shards/pair-search",
            "/cluster/domain-events",
            "/ready",
            "/alive",
            "/startup",
            "/bootstrap/seed-nodes",
            "/metrics",
            "/actuator/health",
            "/actuator/heapdump",
            "/jolokia",
            "/debug/pprof",
            "/admin",
            "/server-status",
            "/swagger-ui.html",
            "/graphql",
            "/snapshots/2026-11/performers/x/manifest.json",
            "/postgres",
            "/journal",
            "/META-INF/MANIFEST.MF",
            "/application.conf",
            "/wp-login.php");
    for (String address : addresses) {
      for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
        Question question = new Question(method, address, List.of(), new byte[0]);
        assertThat(target.ask(question).status()).as("%s %s", method, address).isEqualTo(404);
      }
    }
  }

  /// Every address takes its own methods and says which.
  @Test
  void refusesMethodsThatAnAddressDoesNotTake() throws IOException {
    for (Contract.Operation operation : Contract.load().operations()) {
      String address = operation.template().replaceAll("\\{[a-z]+}", "1");
      for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE")) {
        Reply reply = target.ask(new Question(method, address, List.of(), new byte[0]));
        // Files that are not there take no method at all.
        assertThat(reply.status()).as("%s %s", method, address).isIn(404, 405);
        assertThat(reply.status() == 404 || reply.header("Allow").contains(operation.method()))
            .as("%s %s: %s", method, address, reply.header("Allow"))
            .isTrue();
      }
    }
  }

  private static Reply atSnapshots(String address) throws IOException {
    byte[] bytes = Question.get(address).bytes();
    Reply reply = Line.exchange(target.snapshotPort(), bytes, false).orElseThrow();
    assertThat(Stream.of(address).filter(_ -> reply.text().contains(Target.TOKEN))).isEmpty();
    if (reply.status() >= 400) {
      assertThat(Manners.faults(bytes, reply)).as(address).isEmpty();
    }
    return reply;
  }
}
