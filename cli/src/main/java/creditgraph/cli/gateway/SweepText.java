package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// A sweep for a terminal.
final class SweepText {

  private SweepText() {}

  /// `7d1e0b42c9a35f68 running low 12 of 90 points`, and how many failed if any did.
  static String line(JsonNode sweep) {
    String text =
        String.format(
            Locale.ROOT,
            "%s %-9s %-6s %d of %d points",
            sweep.path("id").asText(),
            sweep.path("status").asText(),
            sweep.path("priority").asText(),
            sweep.path("pointsDone").asInt(),
            sweep.path("pointsTotal").asInt());
    int failed = sweep.path("pointsFailed").asInt();
    return failed == 0 ? text : text + ", failed: " + failed;
  }

  /// The line, the snapshots, and a line for each point that runs or has failed.
  static String page(JsonNode sweep) {
    StringBuilder text = new StringBuilder(line(sweep));
    for (JsonNode snapshot : sweep.path("snapshots")) {
      text.append(
          "\n  on %s/%s/%s"
              .formatted(
                  snapshot.path("month").asText(),
                  snapshot.path("ruleset").asText(),
                  snapshot.path("fingerprint").asText()));
    }
    for (JsonNode point : sweep.path("points")) {
      switch (point.path("status").asText()) {
        case "running" -> text.append("\n  %s: %s".formatted(name(point), tasks(point)));
        case "failed" ->
            text.append("\n  %s failed: %s".formatted(name(point), point.path("reason").asText()));
        default -> {}
      }
    }
    return text.toString();
  }

  private static String tasks(JsonNode point) {
    return point.path("tasksDone").asInt() + " of " + point.path("tasksTotal").asInt() + " tasks";
  }

  private static String name(JsonNode point) {
    return "point %d (%s, hub penalty %s, years %s, %d pairs, seed %d)"
        .formatted(
            point.path("point").asInt(),
            point.path("ruleset").asText(),
            point.path("hubPenalty").asText(),
            point.path("years").asText(),
            point.path("pairs").asInt(),
            point.path("seed").asLong());
  }
}
