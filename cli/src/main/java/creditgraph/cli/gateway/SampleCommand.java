package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg sample N`: how far random artists are apart, computed by the workers.
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description = {
      "Draws N random artist pairs on the workers and counts their distances.",
      "Equal arguments on an equal snapshot give equal bytes, whatever happens to the nodes."
    })
public final class SampleCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int BAR_WIDTH = 40;

  @Mixin private GatewayOption gateway = new GatewayOption();

  @Mixin private JobOptions job = new JobOptions();

  @Parameters(paramLabel = "N", description = "Artist pairs to draw, 1 to 10 000 000.")
  private int pairs;

  @Option(
      names = "--pairs-per-task",
      paramLabel = "N",
      defaultValue = "250",
      description =
          "Where the sample is cut; decides which pairs are drawn (default: ${DEFAULT-VALUE}).")
  private int pairsPerTask = 250;

  @Mixin private ResultFile file = new ResultFile();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var client = gateway.client();
    var token = gateway.researcherToken();
    var question = job.question();
    question.put("pairs", pairs);
    question.put("pairsPerTask", pairsPerTask);
    var sample = client.submitSample(question, token);
    var err = spec.commandLine().getErr();
    while (sample.path("status").asText().equals("running")) {
      progress(err, sample);
      Thread.sleep(POLL);
      String id = sample.path("id").asText();
      sample = JobWait.answer(() -> client.sample(id, token));
    }
    if (!sample.path("status").asText().equals("finished")) {
      throw new CommandFailed(
          ExitCode.FAILURE,
          "the sample " + sample.path("id").asText() + " ended: " + sample.path("reason").asText());
    }
    var result = result(sample);
    file.write(result);
    draw(spec.commandLine().getOut(), result);
    return ExitCode.OK;
  }

  /// Everything that the arguments determine and nothing else: no id, no run label, no time.
  private static ObjectNode result(JsonNode sample) {
    var result = JSON.createObjectNode();
    result.set("snapshot", sample.path("snapshot"));
    result.put("pairs", sample.path("spec").path("pairs").asInt());
    result.put("seed", sample.path("spec").path("seed").asLong());
    result.put("pairsPerTask", sample.path("spec").path("pairsPerTask").asInt());
    result.setAll((ObjectNode) sample.path("result"));
    return result;
  }

  private static void progress(PrintWriter err, JsonNode sample) {
    err.printf(
        "sample %s: %d of %d tasks%n",
        sample.path("id").asText(),
        sample.path("tasksDone").asInt(),
        sample.path("tasksTotal").asInt());
  }

  private static void draw(PrintWriter out, ObjectNode result) {
    var rows = new LinkedHashMap<String, Long>();
    result
        .path("byReleases")
        .forEach(row ->
            rows.put(
                row.path("releases").asText() + " releases apart", row.path("pairs").asLong()));
    rows.put("not connected", result.path("notConnected").asLong());
    rows.put("search ran out", result.path("exhausted").asLong());
    long most = rows.values().stream().mapToLong(Long::longValue).max().orElse(1);
    for (Map.Entry<String, Long> row : rows.entrySet()) {
      if (row.getValue() > 0) {
        out.printf(
            "%17s  %,10d  %s%n",
            row.getKey(),
            row.getValue(),
            "█".repeat((int) Math.max(1, row.getValue() * BAR_WIDTH / Math.max(1, most))));
      }
    }
    var mean = result.path("meanReleases");
    out.printf(
        "%,d pairs, mean distance %s releases%n",
        result.path("pairs").asLong(), mean.isNull() ? "none" : "%.4f".formatted(mean.asDouble()));
  }
}
