package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mcg status`: what is up.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Tells the state of the gateway, database, snapshots and nodes.")
public final class StatusCommand implements Callable<Integer> {

  @Mixin private GatewayOption gateway = new GatewayOption();

  @Option(names = "--json", description = "Prints the gateway's answer as it is.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var client = gateway.client();
    JsonNode health = client.health();
    if (json) {
      out.println(health.toPrettyString());
    } else {
      out.println(client.base() + " is " + health.path("status").asText());
      health
          .path("parts")
          .properties()
          .forEach(part ->
              out.printf(
                  "  %-12s %-5s %s%n",
                  part.getKey(),
                  part.getValue().path("state").asText(),
                  part.getValue().path("detail").asText()));
      health
          .path("workers")
          .forEach(worker ->
              out.printf(
                  "  %-12s %s%n", worker.path("name").asText(), worker.path("status").asText()));
      gateway
          .running()
          .ifPresent(run ->
              run.nodes()
                  .forEach(node ->
                      out.printf(
                          "  %-12s pid %d, management %s%n",
                          node.name(), node.pid(), node.management())));
    }
    return health.path("status").asText().equals("up") ? ExitCode.OK : ExitCode.UNAVAILABLE;
  }
}
