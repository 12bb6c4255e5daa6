package creditgraph.http.snapshot;

import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.RulesetId;
import java.util.List;

/// The problem that paths, searches and samples share: no snapshot of that ruleset is open.
public final class UnknownRulesets {

  private UnknownRulesets() {}

  public static Problem problem(RulesetId asked, List<RulesetId> available) {
    List<String> names = available.stream().map(RulesetId::value).toList();
    return Problem.of(
            ProblemType.UNKNOWN_RULESET,
            "ruleset: no snapshot of '%s' is open; available: %s"
                .formatted(asked, names.isEmpty() ? "none" : String.join(", ", names)))
        .with("available", names);
  }
}
