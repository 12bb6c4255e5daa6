package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// A job for a terminal.
final class JobText {

  private JobText() {}

  /// `5f0c2a9be1d34876 sample running normal performers 12/80 3.4/s`
  static String line(JsonNode job) {
    String text =
        String.format(
            Locale.ROOT,
            "%s %s %-9s %-6s %s %d/%d %.1f/s",
            job.path("id").asText(),
            job.path("kind").asText(),
            job.path("status").asText(),
            job.path("priority").asText(),
            job.path("snapshot").path("ruleset").asText(),
            job.path("tasksDone").asInt(),
            job.path("tasksTotal").asInt(),
            job.path("tasksPerSecond").asDouble());
    int troubled = job.path("tasksInTrouble").asInt();
    return troubled == 0 ? text : text + " in trouble: " + troubled;
  }

  /// The line, what ended the job or will, and the tasks that broke.
  static String page(JsonNode job) {
    StringBuilder text = new StringBuilder(line(job));
    if (!job.path("deadline").isNull()) {
      text.append("\n  to be finished by ").append(job.path("deadline").asText());
    }
    if (!job.path("reason").isNull()) {
      text.append("\n  ").append(job.path("reason").asText());
    }
    for (JsonNode trouble : job.path("troubles")) {
      for (JsonNode reason : trouble.path("reasons")) {
        text.append(
            "\n  task %d broke: %s".formatted(trouble.path("task").asInt(), reason.asText()));
      }
    }
    return text.toString();
  }
}
