package creditgraph.ingest.publish;

import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.ingest.publish.StoredSnapshot.Standing;
import creditgraph.ingest.registry.Action;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Removes snapshots that nobody goes back to.
///
/// Of each ruleset stay the current one, the previous one, and of the others the newest until
/// `keep` are there. One that a process has open stays until that has ended.
public final class Pruning {

  private final GraphChanges changes;
  private final int keep;
  private final OpenSnapshots open;

  /// @param keep snapshots of each ruleset; 2 are the current and the previous one
  public Pruning(GraphChanges changes, int keep, OpenSnapshots open) {
    this.changes = changes;
    this.keep = keep;
    this.open = open;
  }

  /// A snapshot that retention gives up.
  ///
  /// @param reader id of a process that has it open, for which it stays; else empty
  public record Surplus(StoredSnapshot snapshot, String reader) {

    public boolean isRemovable() {
      return reader.isEmpty();
    }
  }

  /// What may go, of all rulesets.
  public List<Surplus> surplus() throws IOException {
    Map<String, Integer> kept = new HashMap<>();
    List<Surplus> surplus = new ArrayList<>();
    for (StoredSnapshot stored : StoredSnapshot.all(changes.graphs())) {
      int before = kept.merge(stored.facts().ruleset(), 1, Integer::sum) - 1;
      if (stored.standing() == Standing.OTHER && before >= keep) {
        Optional<String> reader = open.reader(stored.facts().fingerprint());
        surplus.add(new Surplus(stored, reader.orElse("")));
      }
    }
    return List.copyOf(surplus);
  }

  /// Removes one of the [#surplus]. It leaves the readers' sight as a whole, by a rename, so that a
  /// half removed snapshot is never where one is looked for.
  public void remove(StoredSnapshot snapshot) throws IOException {
    if (snapshot.standing() != Standing.OTHER) {
      throw new IllegalArgumentException(
          snapshot.directory() + " is " + snapshot.standing() + " and stays");
    }
    Path aside = changes.staging().resolve(Leftovers.PRUNED + snapshot.facts().fingerprint());
    DurableFiles.deleteTree(aside);
    changes.carryOut(
        Action.PRUNE,
        snapshot.facts(),
        () -> {
          DurableFiles.publish(snapshot.directory(), aside);
          changes.done(Step.SET_ASIDE);
          DurableFiles.deleteTree(aside);
          changes.done(Step.DELETED);
          removeEmptyParents(snapshot.directory());
        });
  }

  private void removeEmptyParents(Path directory) throws IOException {
    Path root = changes.graphs().directory();
    Path parent = directory.getParent();
    while (parent != null && !parent.equals(root) && removeIfEmpty(parent)) {
      parent = parent.getParent();
    }
  }

  private static boolean removeIfEmpty(Path directory) throws IOException {
    try {
      return Files.deleteIfExists(directory);
    } catch (DirectoryNotEmptyException others) {
      return false;
    }
  }
}
