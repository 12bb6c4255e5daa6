package creditgraph.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.cli.ExitCode;
import creditgraph.cli.McgRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
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

  private final McgRun mcg = new McgRun();
  private FakeGateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = FakeGateway.start(data);
    gateway.answer(200, JOB);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void showsWhyTasksBreak() {
    assertThat(job("show", "5f0c")).isEqualTo(ExitCode.OK);

    assertThat(mcg.out())
        .contains("5f0c sample paused", "low", "12/80 3.4/s", "in trouble: 1")
        .contains("by 2026-11-22T07:00:00Z")
        .contains("task 7 broke: no memory", "task 7 broke: no disk");
    assertThat(gateway.asked()).containsExactly("GET /jobs/5f0c Bearer open sesame");
  }

  @Test
  void listsAJobALine() {
    gateway.answer(200, "{\"jobs\": [" + JOB + "," + JOB + "]}");

    assertThat(job("list")).isEqualTo(ExitCode.OK);

    assertThat(mcg.out().lines()).hasSize(2).allMatch(line -> line.startsWith("5f0c sample"));
  }

  @Test
  void pausesResumesAndCancels() {
    job("pause", "5f0c");
    job("resume", "5f0c");
    job("cancel", "5f0c");

    assertThat(gateway.asked())
        .containsExactly(
            "POST /jobs/5f0c/pause Bearer open sesame",
            "POST /jobs/5f0c/resume Bearer open sesame",
            "POST /jobs/5f0c/cancel Bearer open sesame");
    assertThat(gateway.bodies()).containsExactly("{}", "{}", "{}");
  }

  @Test
  void saysThatAnEndedJobCannotBeChanged() {
    gateway.answer(
        409, "{\"title\": \"This job has ended\", \"detail\": \"id: this job is finished\"}");

    assertThat(job("pause", "5f0c")).isEqualTo(ExitCode.FAILURE);

    assertThat(mcg.err()).contains("This job has ended: id: this job is finished");
  }

  @Test
  void wantsToKnowWhatToDo() {
    assertThat(mcg.run("job")).isEqualTo(ExitCode.USAGE);
    assertThat(mcg.err()).contains("list, show, pause, resume or cancel");
  }

  private int job(String... arguments) {
    return gateway.run(
        mcg, Stream.concat(Stream.of("job"), Arrays.stream(arguments)).toArray(String[]::new));
  }
}
