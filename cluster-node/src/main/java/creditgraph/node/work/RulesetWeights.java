package creditgraph.node.work;

import creditgraph.game.ruleset.RouteWeights;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.graph.snapshot.Snapshot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What rulesets make routes cost, by the text in the manifest: read once, for all tasks on a
/// snapshot have the same.
///
/// Threads: any.
final class RulesetWeights {

  /// More than there are snapshots open at once. Past it all are forgotten and read again.
  private static final int KEPT = 32;

  private final Map<String, RouteWeights> byText = new ConcurrentHashMap<>();

  RouteWeights of(Snapshot snapshot) {
    String text = snapshot.manifest().rulesetText();
    RouteWeights known = byText.get(text);
    if (known != null) {
      return known;
    }
    if (byText.size() >= KEPT) {
      byText.clear();
    }
    return byText.computeIfAbsent(
        text, unread -> RulesetFile.parse(snapshot.toString(), unread).weights());
  }
}
