package creditgraph.game.ruleset;

import java.util.List;

/// A ruleset that cannot be used. The message lists every fault, one a line, each with origin, line
/// and key.
public final class RulesetInvalid extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RulesetInvalid(List<String> faults) {
    super(String.join("\n", faults));
  }
}
