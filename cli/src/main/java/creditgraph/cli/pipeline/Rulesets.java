package creditgraph.cli.pipeline;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.game.ruleset.RulesetInvalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds the ruleset that a person named: a shipped one by its name, or a file of their own.
public final class Rulesets {

  private Rulesets() {}

  public static Ruleset named(String nameOrFile) throws IOException {
    try {
      if (nameOrFile.endsWith(".conf")) {
        var file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
          throw new CommandFailed(ExitCode.NOT_FOUND, "there is no ruleset file " + file);
        }
        return RulesetFile.parse(file.getFileName().toString(), Files.readString(file));
      }
      return RulesetFile.shipped(nameOrFile);
    } catch (RulesetInvalid e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
