package creditgraph.cli.publish;

import creditgraph.ingest.publish.Pruning.Surplus;

/// One line about a snapshot that retention gives up.
final class PruneText {

  private PruneText() {}

  static String line(Surplus surplus, String what) {
    var facts = surplus.snapshot().facts();
    String reader = surplus.isRemovable() ? "" : "; process " + surplus.reader() + " has it open";
    return "%s %s, %.1f MB%s".formatted(what, facts.path(), facts.bytes() / 1e6, reader);
  }
}
