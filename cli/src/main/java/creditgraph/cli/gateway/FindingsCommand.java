package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mcg findings`: numbers about the whole graph, computed by the workers.
@Command(
    name = "findings",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the whole graph on the workers: degrees, components, distances, effective diameter,",
      "clustering, who is nearest to all, who stands between most, roles by year.",
      "Estimates have 95 % intervals.",
      "Equal arguments on an equal snapshot give equal bytes, whatever happens to the nodes."
    })
public final class FindingsCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LISTED = 10;

  @Mixin private GatewayOption gateway = new GatewayOption();

  @Mixin private JobOptions job = new JobOptions();

  @Option(
      names = "--sources",
      paramLabel = "N",
      defaultValue = "256",
      description = "Artists to measure all distances from, 2 to 4096 (default: ${DEFAULT-VALUE}).")
  private int sources = 256;

  @Option(
      names = "--routes",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Random routes to draw, 1 to 200 000 (default: ${DEFAULT-VALUE}).")
  private int routes = 10_000;

  @Mixin private ResultFile file = new ResultFile();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var client = gateway.client();
    var token = gateway.researcherToken();
    var question = job.question();
    question.put("sources", sources);
    question.put("routes", routes);
    var started = client.submitFindings(question, token);
    String id = started.path("job").path("id").asText();
    JobWait.untilFinished(started, () -> client.findings(id, token), spec.commandLine().getErr());
    JsonNode report = client.findingsReport(id, token);
    file.write(result(report));
    print(report.path("findings"), spec.commandLine().getOut());
    return ExitCode.OK;
  }

  /// Everything that the arguments determine and nothing else: no id, no run label, no time.
  private static JsonNode result(JsonNode report) {
    var spec = JSON.createObjectNode();
    for (String field : new String[] {"ruleset", "sources", "routes", "seed"}) {
      spec.set(field, report.path("spec").path(field));
    }
    var result = JSON.createObjectNode();
    result.set("snapshot", report.path("snapshot"));
    result.set("spec", spec);
    result.set("confidence", report.path("confidence"));
    result.set("findings", report.path("findings"));
    return result;
  }

  private static void print(JsonNode findings, PrintWriter out) {
    out.println(degrees("releases of an artist", findings.path("artists")));
    out.println(degrees("artists of a release", findings.path("releases")));
    JsonNode components = findings.path("components");
    out.printf(
        "components             %d, the largest of %d artists, %.4f of all pairs connected%n",
        components.path("count").asInt(),
        components.path("largestArtists").asInt(),
        components.path("connectedShare").asDouble());
    JsonNode distances = findings.path("distances");
    out.println("mean distance          " + estimate(distances.path("mean")));
    out.println("effective diameter     " + estimate(distances.path("effectiveDiameter")));
    out.println("clustering             " + estimate(findings.path("clustering").path("mean")));
    out.println("nearest to all, by mean distance");
    list(findings.path("closeness").path("artists"), "meanDistance", out);
    out.println("between most, by share of routes");
    list(findings.path("connectors").path("artists"), "share", out);
    roles(findings.path("roles"), out);
  }

  /// Nothing for a job that an earlier version of the program began.
  private static void roles(JsonNode roles, PrintWriter out) {
    if (!roles.isObject()) {
      return;
    }
    JsonNode all = roles.path("all");
    out.printf(
        "roles, by share of %d credits that have one; %d have none, %d were not understood%n",
        all.path("inFamilies").asLong(),
        all.path("withoutRole").asLong(),
        all.path("unread").asLong());
    for (int family = 0; family < roles.path("families").size(); family++) {
      out.printf(
          "  %.4f  %s%n",
          all.path("shares").path(family).asDouble(),
          roles.path("families").path(family).path("name").asText());
    }
  }

  private static String degrees(String what, JsonNode degrees) {
    return "%-22s mean %.2f, median %d, 99 of 100 at most %d, largest %d"
        .formatted(
            what,
            degrees.path("mean").asDouble(),
            degrees.path("median").asInt(),
            degrees.path("of99").asInt(),
            degrees.path("most").asInt());
  }

  private static void list(JsonNode artists, String figure, PrintWriter out) {
    for (int i = 0; i < Math.min(LISTED, artists.size()); i++) {
      JsonNode artist = artists.get(i);
      String name = artist.path("name").isNull() ? "" : "  " + artist.path("name").asText();
      out.printf(
          "  %-30s %s%s%n", estimate(artist.path(figure)), artist.path("artist").asText(), name);
    }
  }

  private static String estimate(JsonNode estimate) {
    return estimate.isNull()
        ? "none"
        : "%.4f (%.4f to %.4f)"
            .formatted(
                estimate.path("estimate").asDouble(),
                estimate.path("low").asDouble(),
                estimate.path("high").asDouble());
  }
}
