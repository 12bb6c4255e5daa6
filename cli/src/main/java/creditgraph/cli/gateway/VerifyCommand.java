package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mcg verify`: every node's own copy of the current snapshot, checked byte by byte by that node.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Has every node check its own copy of the current snapshot, byte by byte.",
      "Ends with 4 when a copy is damaged, with 1 when a node could not say."
    })
public final class VerifyCommand implements Callable<Integer> {

  @Mixin private GatewayOption gateway = new GatewayOption();

  @Option(
      names = "--ruleset",
      paramLabel = "NAME",
      defaultValue = "performers",
      description = "Whose snapshot (default: ${DEFAULT-VALUE}).")
  private String ruleset = "performers";

  @Option(
      names = "--run",
      paramLabel = "LABEL",
      description = "Finds the check of this label instead of checking now.")
  private @Nullable String run;

  @Option(names = "--json", description = "Prints the gateway's answer as it is.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var client = gateway.client();
    var token = gateway.researcherToken();
    String label = run == null ? Instant.now().toString().replace(':', '.') : run;
    var started = client.submitVerification(Map.of("ruleset", ruleset, "run", label), token);
    String id = started.path("job").path("id").asText();
    JsonNode ended =
        JobWait.untilFinished(
            // Even a finished job tells its copies only when it is asked for.
            JobWait.answer(() -> client.verification(id, token)),
            () -> client.verification(id, token),
            spec.commandLine().getErr());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ended.toPrettyString());
    } else {
      ended.path("copies").forEach(copy -> print(out, copy));
    }
    return verdict(ended.path("copies"));
  }

  private static void print(PrintWriter out, JsonNode copy) {
    out.printf("%-9s %s%n", copy.path("state").asText(), copy.path("node").asText());
    copy.path("faults").forEach(fault -> out.println("  " + fault.asText()));
    if (copy.path("moreFaults").asBoolean()) {
      out.println("  and more");
    }
  }

  private static int verdict(JsonNode copies) {
    int damaged = 0;
    int silent = 0;
    for (JsonNode copy : copies) {
      switch (copy.path("state").asText()) {
        case "whole" -> {}
        case "damaged" -> damaged++;
        default -> silent++;
      }
    }
    if (damaged > 0) {
      throw new CommandFailed(
          ExitCode.DATA_REFUSED, damaged + " of " + copies.size() + " copies are damaged");
    }
    return silent > 0 ? ExitCode.FAILURE : ExitCode.OK;
  }
}
