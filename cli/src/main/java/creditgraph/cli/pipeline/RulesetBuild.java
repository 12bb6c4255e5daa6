package creditgraph.cli.pipeline;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataRoot;
import creditgraph.cli.ExitCode;
import creditgraph.cli.publish.GraphTurns;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.graph.snapshot.FormatTooOld;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.graph.snapshot.SnapshotDamaged;
import creditgraph.ingest.progress.Progress;
import creditgraph.ingest.progress.ProgressTo;
import creditgraph.ingest.publish.ProcessLock;
import creditgraph.ingest.snapshot.BuildRoom;
import creditgraph.ingest.snapshot.SnapshotBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// One ruleset's snapshot, from the catalog to the pointer:
///
/// ```
/// turn: room? registry there? current already? ─▶ build ─▶ turn: publish, prune
/// ```
///
/// Other rulesets may be built meanwhile: a turn is held for the moments at both ends.
final class RulesetBuild {

  private final GraphTurns turns;
  private final Consumer<String> tell;
  private final ProgressTo progressTo;

  RulesetBuild(GraphTurns turns, Consumer<String> tell, ProgressTo progressTo) {
    this.turns = turns;
    this.tell = tell;
    this.progressTo = progressTo;
  }

  /// @return the current snapshot's folder
  Path run(CatalogLayout catalog, IngestedFrom source, Ruleset ruleset) throws IOException {
    try (var _ = alone(source.month(), ruleset)) {
      var current = whatIsThere(catalog, source, ruleset);
      return current.isPresent() ? current.get() : buildAndPublish(catalog, ruleset);
    }
  }

  /// Builds of one month and ruleset share a staging directory.
  private ProcessLock alone(String month, Ruleset ruleset) throws IOException {
    DataRoot root = turns.root();
    Path file = root.staging().resolve("graph-" + month + "-" + ruleset.name() + ".lock");
    var lock = ProcessLock.tryTake(file, turns.command());
    if (lock.isEmpty()) {
      throw new CommandFailed(
          ExitCode.UNAVAILABLE,
          "%s is building %s of %s already; wait for its end"
              .formatted(ProcessLock.holder(file), ruleset.name(), month));
    }
    return lock.get();
  }

  private Optional<Path> whatIsThere(CatalogLayout catalog, IngestedFrom source, Ruleset ruleset)
      throws IOException {
    try (var turn = turns.await(tell)) {
      var current = current(ruleset);
      if (current.isPresent() && isWhatWouldBeBuilt(current.get(), source, ruleset)) {
        tell.accept(described(current.get()) + " is current already");
        return current;
      }
      turn.requireRoom("A build of " + ruleset.name(), BuildRoom.estimatedBytes(catalog, current));
      return Optional.empty();
    }
  }

  /// A pointer that leads nowhere is mended by the build.
  private Optional<Path> current(Ruleset ruleset) throws IOException {
    try {
      return turns.graphs().current(ruleset.name());
    } catch (SnapshotDamaged pointsNowhere) {
      tell.accept(String.valueOf(pointsNowhere.getMessage()));
      return Optional.empty();
    }
  }

  /// A snapshot of an earlier program is built again.
  private boolean isWhatWouldBeBuilt(Path current, IngestedFrom source, Ruleset ruleset)
      throws IOException {
    try (var snapshot = Snapshot.open(current)) {
      return source.gives(snapshot.manifest(), ruleset);
    } catch (FormatTooOld e) {
      tell.accept(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private Path buildAndPublish(CatalogLayout catalog, Ruleset ruleset) throws IOException {
    try (var progress = Progress.start(progressTo)) {
      var staged =
          new SnapshotBuild(
                  turns.root().directory(), catalog, ruleset, BuildCommit.known(), progress)
              .build();
      try (var turn = turns.await(tell)) {
        progress.phase("check", "credits", 0);
        var published = turn.publisher().publish(staged.directory());
        progress.advance(staged.manifest().creditCount());
        progress.finish();
        tell.accept(described(published) + " is current");
        turn.prune(tell);
        return published;
      }
    }
  }

  private static String described(Path snapshot) throws IOException {
    var manifest = Manifest.read(snapshot);
    return "%s %s: %,d artists, %,d releases, %,d credits, %.1f MB"
        .formatted(
            manifest.rulesetName(),
            manifest.fingerprint(),
            manifest.artistCount(),
            manifest.releaseCount(),
            manifest.creditCount(),
            manifest.totalBytes() / 1e6);
  }
}
