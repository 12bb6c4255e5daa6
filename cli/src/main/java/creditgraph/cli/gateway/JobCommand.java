package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.cli.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg job`: what the cluster computes, how far it is, and how to pause, resume or cancel it.
@Command(
    name = "job",
    mixinStandardHelpOptions = true,
    description = "Shows the cluster's jobs, and pauses, resumes or cancels one.")
public final class JobCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do: list, show, pause, resume or cancel");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Every job that is not forgotten, the oldest first.")
  int list(
      @Mixin GatewayOption gateway,
      @Option(names = "--json", description = "Prints the gateway's answer as it is.")
          boolean json) {
    JsonNode list = gateway.client().jobs(gateway.researcherToken());
    if (json) {
      out(list.toPrettyString());
    } else {
      list.path("jobs").forEach(job -> out(JobText.line(job)));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "How far a job is, how fast, and why tasks of it broke.")
  int show(
      @Mixin GatewayOption gateway,
      @Parameters(paramLabel = "ID", description = "As `mcg job list` names it.") String id,
      @Option(names = "--json", description = "Prints the gateway's answer as it is.")
          boolean json) {
    JsonNode job = gateway.client().job(id, gateway.researcherToken());
    out(json ? job.toPrettyString() : JobText.page(job));
    return ExitCode.OK;
  }

  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Hands out no further task of a job; what is under way is still accepted.")
  int pause(
      @Mixin GatewayOption gateway,
      @Parameters(paramLabel = "ID", description = "As `mcg job list` names it.") String id) {
    return change(gateway, id, "pause");
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Goes on with a paused job.")
  int resume(
      @Mixin GatewayOption gateway,
      @Parameters(paramLabel = "ID", description = "As `mcg job list` names it.") String id) {
    return change(gateway, id, "resume");
  }

  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      description = "Ends a job without a result.")
  int cancel(
      @Mixin GatewayOption gateway,
      @Parameters(paramLabel = "ID", description = "As `mcg job list` names it.") String id) {
    return change(gateway, id, "cancel");
  }

  private int change(GatewayOption gateway, String id, String change) {
    out(JobText.line(gateway.client().changeJob(id, change, gateway.researcherToken())));
    return ExitCode.OK;
  }

  private void out(String text) {
    spec.commandLine().getOut().println(text);
  }
}
