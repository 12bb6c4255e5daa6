package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/// Waits for a job of the cluster, which goes on whoever waits.
final class JobWait {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int SECONDS_WITHOUT_ANSWER = 30;

  private JobWait() {}

  /// Asks until the job has ended, and says how far it is meanwhile.
  ///
  /// @param started an answer with the job as `job`
  /// @param question asks for the same anew
  /// @return the last answer
  /// @throws CommandFailed when the job ended without a result
  static JsonNode untilFinished(JsonNode started, Supplier<JsonNode> question, PrintWriter err)
      throws InterruptedException {
    JsonNode now = started;
    while (isOpen(now.path("job"))) {
      err.println(JobText.line(now.path("job")));
      Thread.sleep(POLL);
      now = answer(question);
    }
    JsonNode job = now.path("job");
    if (!job.path("status").asText().equals("finished")) {
      throw new CommandFailed(
          ExitCode.FAILURE,
          "the job %s ended: %s".formatted(job.path("id").asText(), job.path("reason").asText()));
    }
    return now;
  }

  private static boolean isOpen(JsonNode job) {
    String status = job.path("status").asText();
    return status.equals("running") || status.equals("paused");
  }

  /// A gateway or coordinator that is moving is waited for: the job itself is not lost.
  static JsonNode answer(Supplier<JsonNode> question) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return question.get();
      } catch (CommandFailed silent) {
        if (silent.exitCode() != ExitCode.UNAVAILABLE || attempt == SECONDS_WITHOUT_ANSWER) {
          throw silent;
        }
        Thread.sleep(Duration.ofSeconds(1));
      }
    }
  }
}
