package creditgraph.cli.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of every command that has the cluster draw and compute something.
final class JobOptions {

  @Option(
      names = "--ruleset",
      paramLabel = "NAME",
      defaultValue = "performers",
      description = "Which credits count (default: ${DEFAULT-VALUE}).")
  private String ruleset = "performers";

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of every random draw (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--run",
      paramLabel = "LABEL",
      defaultValue = "",
      description = "Computes an equal job again instead of finding the earlier one.")
  private String run = "";

  @Option(
      names = "--priority",
      paramLabel = "LEVEL",
      defaultValue = "normal",
      description = "high, normal or low (default: ${DEFAULT-VALUE}).")
  private String priority = "normal";

  @Option(
      names = "--within",
      paramLabel = "SECONDS",
      description = "The job fails when it is not finished by then (default: no limit).")
  private @Nullable Long withinSeconds;

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often a task may break before the job fails (default: ${DEFAULT-VALUE}).")
  private int tries = 3;

  /// The fields of a question that these options give; the command adds its own.
  Map<String, Object> question() {
    var question = new LinkedHashMap<String, Object>();
    question.put("ruleset", ruleset);
    question.put("seed", seed);
    question.put("run", run);
    question.put("priority", priority);
    question.put("tries", tries);
    if (withinSeconds != null) {
      question.put("withinSeconds", withinSeconds);
    }
    return question;
  }
}
