package creditgraph.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import creditgraph.cli.ExitCode;
import creditgraph.cli.McgRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the commands ask, and what they make of answers as the contract shows them.
class JobCommandTest {

  private static final String JOB =
      """
      {"id": "5f0c", "kind": "sample", "status": "paused",
       "snapshot": {"month": "2026-11", "ruleset": "performers", "fingerprint": "ab12"},
       "priority": "low", "tries": 3, "startedAt": "2026-11-22T06:00:00Z",
       "deadline": "2026-11-22T07:00:00Z", "tasksDone": 12, "tasksTotal": 80,
       "tasksPerSecond": 3.44, "tasksInTrouble": 1,
       "troubles": [{"task": 7, "reasons": ["no memory", "no disk"]}], "reason": null}
      """;

  @TempDir private Path data;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final McgRun mcg = new McgRun();
  private HttpServer gateway;
  private int status = 200;
  private String answer = JOB;

  @BeforeEach
  void start() throws IOException {
    Path token = data.resolve("run").resolve("researcher.token");
    Files.createDirectories(token.getParent());
    Files.writeString(token, "open sesame\n");
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/", this::reply);
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  @Test
  void showsWhyTasksBreak() {
    assertThat(job("show", "5f0c")).isEqualTo(ExitCode.OK);

    assertThat(mcg.out())
        .contains("5f0c sample paused", "low", "12/80 3.4/s", "in trouble: 1")
        .contains("by 2026-11-22T07:00:00Z")
        .contains("task 7 broke: no memory", "task 7 broke: no disk");
    assertThat(asked).containsExactly("GET /jobs/5f0c Bearer open sesame");
  }

  @Test
  void listsAJobALine() {
    answer = "{\"jobs\": [" + JOB + "," + JOB + "]}";

    assertThat(job("list")).isEqualTo(ExitCode.OK);

    assertThat(mcg.out().lines()).hasSize(2).allMatch(line -> line.startsWith("5f0c sample"));
  }

  @Test
  void pausesResumesAndCancels() {
    job("pause", "5f0c");
    job("resume", "5f0c");
    job("cancel", "5f0c");

    assertThat(asked)
        .containsExactly(
            "POST /jobs/5f0c/pause Bearer open sesame",
            "POST /jobs/5f0c/resume Bearer open sesame",
            "POST /jobs/5f0c/cancel Bearer open sesame");
  }

  @Test
  void saysThatAnEndedJobCannotBeChanged() {
    status = 409;
    answer = "{\"title\": \"This job has ended\", \"detail\": \"id: this job is finished\"}";

    assertThat(job("pause", "5f0c")).isEqualTo(ExitCode.FAILURE);

    assertThat(mcg.err()).contains("This job has ended: id: this job is finished");
  }

  @Test
  void wantsToKnowWhatToDo() {
    assertThat(mcg.run("job")).isEqualTo(ExitCode.USAGE);
    assertThat(mcg.err()).contains("list, show, pause, resume or cancel");
  }

  private int job(String what, String... arguments) {
    List<String> command = new ArrayList<>(List.of("job", what));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "--data",
            data.toString(),
            "--gateway",
            "http://127.0.0.1:" + gateway.getAddress().getPort()));
    return mcg.run(command.toArray(String[]::new));
  }

  private void reply(HttpExchange exchange) throws IOException {
    asked.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization"));
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
