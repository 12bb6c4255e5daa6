package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// A [StatusView] for a terminal: parts, nodes with what they have and compute, jobs.
final class StatusText {

  private final StatusView view;
  private final List<String> lines = new ArrayList<>();

  private StatusText(StatusView view) {
    this.view = view;
  }

  static List<String> lines(StatusView view) {
    StatusText text = new StatusText(view);
    text.parts();
    if (view.nodes().isNull()) {
      text.workers();
    } else {
      text.nodes();
    }
    text.jobs();
    if (!view.missing().isEmpty()) {
      text.line("(%s)".formatted(view.missing()));
    }
    return text.lines;
  }

  private void parts() {
    line("%s is %s".formatted(view.gateway(), view.health().path("status").asText()));
    view.health()
        .path("parts")
        .properties()
        .forEach(part ->
            line(
                "  %-12s %-5s %s"
                    .formatted(
                        part.getKey(),
                        text(part.getValue(), "state"),
                        text(part.getValue(), "detail"))));
  }

  /// What the public sees.
  private void workers() {
    line("workers");
    view.health()
        .path("workers")
        .forEach(worker -> {
          line("  %-12s %s".formatted(text(worker, "name"), text(worker, "status")));
          standing(worker);
        });
  }

  private void nodes() {
    line("nodes%s".formatted(view.nodes().path("lanesKnown").asBoolean() ? "" : ", lanes unknown"));
    for (JsonNode node : view.nodes().path("nodes")) {
      String rate =
          node.path("lanes").isEmpty()
              ? ""
              : String.format(Locale.ROOT, "%.1f tasks/s", node.path("tasksPerSecond").asDouble());
      line(
          "  %-12s %-16s %-12s %s"
              .formatted(
                  text(node, "name"),
                  StreamSupport.stream(node.path("roles").spliterator(), false)
                      .map(JsonNode::asText)
                      .collect(Collectors.joining(",")),
                  text(node, "status"),
                  rate));
      standing(node);
      node.path("lanes").forEach(this::lane);
    }
  }

  /// What a node has, and why it stands still if it does.
  private void standing(JsonNode node) {
    if (!node.path("trouble").isNull()) {
      line("    takes no tasks: %s".formatted(text(node, "trouble")));
    }
    for (JsonNode one : node.path("snapshots")) {
      line(
          "    %s %s"
              .formatted(
                  text(one, "snapshot"),
                  switch (text(one, "state")) {
                    case "open" -> "open, %d %% in memory".formatted(one.path("percent").asInt());
                    case "fetching" -> "fetching, %d %%".formatted(one.path("percent").asInt());
                    default -> text(one, "state") + ": " + text(one, "reason");
                  }));
    }
  }

  private void lane(JsonNode lane) {
    Duration since = Duration.between(Instant.parse(text(lane, "since")), view.at());
    String doing =
        lane.path("job").isNull()
            ? "waits"
            : "job %s, %d tasks".formatted(text(lane, "job"), lane.path("tasks").asInt());
    line(
        "    %-8s %s for %d s"
            .formatted(text(lane, "name"), doing, Math.max(0, since.toSeconds())));
  }

  private void jobs() {
    if (view.jobs().isNull()) {
      return;
    }
    line(view.jobs().isEmpty() ? "no jobs" : "jobs");
    view.jobs().forEach(job -> line("  %s".formatted(JobText.line(job))));
  }

  private void line(String text) {
    lines.add(text.stripTrailing());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }
}
