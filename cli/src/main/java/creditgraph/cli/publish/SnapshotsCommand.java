package creditgraph.cli.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataOption;
import creditgraph.cli.ExitCode;
import creditgraph.ingest.publish.StoredSnapshot;
import creditgraph.ingest.registry.RegistryEvent;
import creditgraph.ingest.registry.RegistryUnavailable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mcg snapshots`: what is there, and how it came about.
@Command(
    name = "snapshots",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the published snapshots of each ruleset: which is current, which was before, and when",
      "and by whom each was published."
    })
public final class SnapshotsCommand implements Callable<Integer> {

  private static final int EVENTS = 10_000;
  private static final int SHOWN_EVENTS = 50;

  @Mixin private DataOption data = new DataOption();
  @Mixin private RegistryOption registry = new RegistryOption();

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Option(
      names = "--log",
      description = "Prints the registry instead: who did what, the newest first.")
  private boolean log;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var root = data.root();
    var turns = GraphTurns.of(root, registry.access(root), "mcg snapshots");
    var events = events(turns);
    var out = spec.commandLine().getOut();
    if (log) {
      events.stream().limit(SHOWN_EVENTS).map(SnapshotsText::line).forEach(out::println);
      return ExitCode.OK;
    }
    var listed =
        StoredSnapshot.all(turns.graphs()).stream()
            .map(stored -> Listed.of(stored, events))
            .toList();
    if (json) {
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(listed));
    } else {
      SnapshotsText.lines(listed).forEach(out::println);
    }
    return ExitCode.OK;
  }

  /// Files can be listed without the registry; what only it knows stays empty then.
  private List<RegistryEvent> events(GraphTurns turns) throws IOException {
    if (!turns.root().hasGraphs()) {
      return List.of();
    }
    try (var turn = turns.take(spec.commandLine().getErr()::println)) {
      return turn.registry().newest(EVENTS);
    } catch (RegistryUnavailable | CommandFailed e) {
      spec.commandLine().getErr().println("mcg: " + e.getMessage());
      return List.of();
    }
  }

  /// @param standing `current`, `previous` or `other`
  /// @param builtAt ISO 8601
  /// @param publishedAt empty when the registry does not know
  record Listed(
      String ruleset,
      String standing,
      String month,
      String fingerprint,
      int artists,
      int releases,
      long credits,
      long bytes,
      String builtAt,
      String publishedAt,
      String publishedBy,
      String command) {

    static Listed of(StoredSnapshot stored, List<RegistryEvent> newestFirst) {
      var facts = stored.facts();
      var published =
          newestFirst.stream().filter(event -> SnapshotsText.published(event, facts)).findFirst();
      return new Listed(
          facts.ruleset(),
          stored.standing().name().toLowerCase(Locale.ROOT),
          facts.month(),
          facts.fingerprint(),
          facts.artists(),
          facts.releases(),
          facts.credits(),
          facts.bytes(),
          stored.built().toString(),
          published.map(event -> event.at().toString()).orElse(""),
          published.map(event -> event.author().who()).orElse(""),
          published.map(event -> event.author().command()).orElse(""));
    }
  }
}
