package creditgraph.ingest.publish;

import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.registry.Action;
import creditgraph.ingest.registry.SnapshotFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Check, intent, sync, rename, pointer, end, in this order:
///
/// ```
/// staging/graph-… ── every byte checked ──▶ graph/<month>/<ruleset>/<fingerprint>
///                                                  ▲ graph/current/<ruleset>
/// ```
///
/// Stopped between any two steps, readers see what was current before or the new one, whole.
public final class Publisher {

  private final GraphChanges changes;

  public Publisher(GraphChanges changes) {
    this.changes = changes;
  }

  /// Publishes a staged snapshot and makes it current. When a snapshot of this fingerprint is there
  /// already, that one is checked and made current, and the staged one is removed.
  ///
  /// @return where it is now
  /// @throws DumpRefused listing every fault, when the check finds any; nothing has changed then
  public Path publish(Path staged) throws IOException {
    Manifest manifest =
        changes.requireClean(
            staged, Action.PUBLISH, "The snapshot in %s fails its check. Build it again.");
    Path target = target(manifest);
    boolean isThere = Files.exists(target);
    if (isThere) {
      changes.requireClean(
          target,
          Action.PUBLISH,
          "The snapshot published in %s is damaged. Remove it and publish again.");
    }
    changes.carryOut(
        Action.PUBLISH,
        SnapshotFacts.of(manifest),
        () -> {
          if (!isThere) {
            place(staged, target);
          }
          changes.makeCurrent(target);
          DurableFiles.deleteTree(staged);
        });
    return target;
  }

  private Path target(Manifest manifest) {
    try {
      return changes
          .graphs()
          .directory(manifest.sourceMonth(), manifest.rulesetName(), manifest.fingerprint());
    } catch (IllegalArgumentException e) {
      throw new DumpRefused("A manifest names no place for a snapshot: " + e.getMessage(), e);
    }
  }

  private void place(Path staged, Path target) throws IOException {
    DurableFiles.syncTree(staged);
    changes.done(Step.SYNCED);
    DurableFiles.publish(staged, target);
    changes.done(Step.PLACED);
  }

  /// Publishes a snapshot that was built elsewhere, which stays where it is. It is checked there,
  /// so that one that is damaged costs no copy, and again as it has arrived.
  ///
  /// @return where the copy is now
  /// @throws DumpRefused as [#publish]
  public Path publishCopy(Path source) throws IOException {
    Manifest manifest =
        changes.requireClean(
            source, Action.PUBLISH, "The snapshot in %s fails its check. Copy or build it again.");
    Path copy = changes.staging().resolve(Leftovers.COPY + manifest.fingerprint());
    DurableFiles.deleteTree(copy);
    Files.createDirectories(copy);
    // A clean snapshot names the files of the format alone, so none of them lies elsewhere.
    for (Manifest.FileEntry file : manifest.files()) {
      Files.copy(source.resolve(file.name()), copy.resolve(file.name()));
    }
    Files.copy(source.resolve(Manifest.FILE_NAME), copy.resolve(Manifest.FILE_NAME));
    changes.done(Step.COPIED);
    return publish(copy);
  }
}
