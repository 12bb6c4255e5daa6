package creditgraph.cli.collection;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import creditgraph.cli.pipeline.Rulesets;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.game.ruleset.RulesetInvalid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg collection EXPORT.csv > collection.conf`: a ruleset of the releases that somebody owns.
///
/// The ids go into the ruleset itself, so that its text and hash say everything, as of any other.
@Command(
    name = "collection",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a ruleset that counts only the releases of a Discogs collection.",
      "The file is what Discogs gives under Collection, Export; `mcg build` takes the ruleset."
    })
public final class CollectionCommand implements Callable<Integer> {

  private static final int IDS_A_LINE = 10;

  @Parameters(paramLabel = "EXPORT", description = "The CSV file that Discogs exported.")
  private Path file = Path.of("");

  @Option(
      names = "--like",
      paramLabel = "RULESET",
      defaultValue = "performers",
      description =
          "Whose other rules hold: a shipped ruleset or a .conf file (default: ${DEFAULT-VALUE}).")
  private String like = "";

  @Option(
      names = "--name",
      defaultValue = "collection",
      description = "Of the new ruleset (default: ${DEFAULT-VALUE}).")
  private String name = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var releases = CollectionExport.read(file).releases();
    var rules = Rulesets.named(like);
    String text = rules.text() + only(rules.name(), releases);
    try {
      RulesetFile.parse(name + ".conf", text);
    } catch (RulesetInvalid e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
    var out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
    spec.commandLine().getErr().printf("%,d releases, rules of %s%n", releases.size(), rules);
    return ExitCode.OK;
  }

  /// What comes later in HOCON holds.
  private String only(String rules, SortedSet<Integer> releases) {
    StringBuilder text = new StringBuilder();
    text.append("\n# From here on: a collection of ")
        .append(releases.size())
        .append(" releases.\n");
    text.append("name = \"").append(name).append("\"\n");
    text.append(
        "description = \"A collection of %d releases, by the rules of %s\"\n"
            .formatted(releases.size(), rules));
    text.append("releases.only = [");
    int written = 0;
    for (int release : releases) {
      text.append(written++ % IDS_A_LINE == 0 ? "\n  " : ", ").append(release);
    }
    return text.append("\n]\n").toString();
  }
}
