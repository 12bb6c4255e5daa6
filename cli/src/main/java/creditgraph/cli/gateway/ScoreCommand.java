package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.cli.ExitCode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mcg score`: how hard pairs of artists are to join, computed by the workers.
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = {
      "Scores pairs of artists on the workers: distance, shortest routes, difficulty 0 to 100.",
      "Equal arguments on an equal snapshot give equal bytes, whatever happens to the nodes."
    })
public final class ScoreCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PAIR = Pattern.compile("([1-9][0-9]{0,8}),([1-9][0-9]{0,8})");

  @Mixin private GatewayOption gateway = new GatewayOption();

  @Mixin private JobOptions job = new JobOptions();

  @Option(
      names = "--draw",
      paramLabel = "N",
      description = "Pairs to draw at random, 1 to 100 000.")
  private @Nullable Integer drawn;

  @Option(
      names = "--pair",
      paramLabel = "A,B",
      description = "A pair by artist ids instead; may be repeated, up to 100 times.")
  private List<String> listed = List.of();

  @Option(
      names = "--min-releases",
      paramLabel = "N",
      defaultValue = "1",
      description = "Releases that both ends of a drawn pair have (default: ${DEFAULT-VALUE}).")
  private int minReleases = 1;

  @Mixin private ResultFile file = new ResultFile();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var client = gateway.client();
    var token = gateway.researcherToken();
    var started = client.submitScores(question(), token);
    String id = started.path("job").path("id").asText();
    JobWait.untilFinished(started, () -> client.scores(id, token), spec.commandLine().getErr());
    JsonNode scored = client.scoredPairs(id, token);
    file.write(result(scored));
    scored.path("pairs").forEach(pair -> spec.commandLine().getOut().println(line(pair)));
    return ExitCode.OK;
  }

  private Map<String, Object> question() {
    if ((drawn == null) == listed.isEmpty()) {
      throw usage("say either --draw N or --pair A,B");
    }
    var question = job.question();
    if (drawn != null) {
      question.put("drawn", drawn);
      question.put("minReleases", minReleases);
    } else {
      question.put("listed", listed.stream().map(this::pair).toList());
    }
    return question;
  }

  private List<Integer> pair(String text) {
    var match = PAIR.matcher(text);
    if (!match.matches()) {
      throw usage("--pair: expected two artist ids as in 72872,82730, found '" + text + "'");
    }
    return List.of(Integer.valueOf(match.group(1)), Integer.valueOf(match.group(2)));
  }

  private CommandLine.ParameterException usage(String complaint) {
    return new CommandLine.ParameterException(spec.commandLine(), complaint);
  }

  /// Everything that the arguments determine and nothing else: no id, no run label, no time.
  private static JsonNode result(JsonNode scored) {
    var result = JSON.createObjectNode();
    result.set("snapshot", scored.path("snapshot"));
    result.set("pairs", scored.path("pairs"));
    return result;
  }

  private static String line(JsonNode pair) {
    String ends = "%s - %s".formatted(pair.path("from").asText(), pair.path("to").asText());
    return pair.path("verdict").asText().equals("found")
        ? "%3d  %d releases, %s routes  %s"
            .formatted(
                pair.path("difficulty").asInt(),
                pair.path("releases").asInt(),
                pair.path("routes").asText(),
                ends)
        : "  -  %s  %s".formatted(pair.path("verdict").asText(), ends);
  }
}
