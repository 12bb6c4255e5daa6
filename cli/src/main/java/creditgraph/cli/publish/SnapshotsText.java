package creditgraph.cli.publish;

import creditgraph.cli.publish.SnapshotsCommand.Listed;
import creditgraph.ingest.registry.Action;
import creditgraph.ingest.registry.RegistryEvent;
import creditgraph.ingest.registry.SnapshotFacts;
import creditgraph.ingest.registry.State;
import java.util.ArrayList;
import java.util.List;

/// Snapshots and registry rows for people.
final class SnapshotsText {

  private static final int SECONDS = "2026-11-21T22:50:36".length();

  private SnapshotsText() {}

  static List<String> lines(List<Listed> snapshots) {
    List<String> lines = new ArrayList<>();
    String ruleset = "";
    for (Listed each : snapshots) {
      if (!each.ruleset().equals(ruleset)) {
        ruleset = each.ruleset();
        lines.add(ruleset);
      }
      lines.add(
          "  %-8s  %s  %s  %,11.1f MB  %,12d credits  %s"
              .formatted(
                  each.standing(),
                  each.month(),
                  each.fingerprint(),
                  each.bytes() / 1e6,
                  each.credits(),
                  each.publishedAt().isEmpty()
                      ? "not in the registry"
                      : "published " + seconds(each.publishedAt()) + " by " + each.publishedBy()));
    }
    return lines;
  }

  static String line(RegistryEvent event) {
    String note = event.note().isEmpty() ? "" : "  " + event.note();
    return "%s  %-8s %-9s %s  %s  %s%s"
        .formatted(
            seconds(event.at().toString()),
            event.operation().action().word(),
            event.state().word(),
            event.operation().snapshot().path(),
            event.author().who(),
            event.author().command(),
            note);
  }

  /// Whether this is how that snapshot came to be published.
  static boolean published(RegistryEvent event, SnapshotFacts snapshot) {
    return event.state() == State.DONE
        && event.operation().action() == Action.PUBLISH
        && event.operation().snapshot().path().equals(snapshot.path());
  }

  private static String seconds(String instant) {
    return instant.substring(0, SECONDS) + "Z";
  }
}
