package creditgraph.cli.publish;

import creditgraph.cli.publish.RegistryAccess.OpenRegistry;
import creditgraph.ingest.publish.FreeSpace;
import creditgraph.ingest.publish.GraphChanges;
import creditgraph.ingest.publish.NoRoom;
import creditgraph.ingest.publish.OpenSnapshots;
import creditgraph.ingest.publish.ProcessLock;
import creditgraph.ingest.publish.Pruning;
import creditgraph.ingest.publish.Publisher;
import creditgraph.ingest.publish.Reconciliation;
import creditgraph.ingest.publish.Reconciliation.Settled;
import creditgraph.ingest.publish.Rollback;
import creditgraph.ingest.registry.SnapshotRegistry;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// One command's turn at the published graphs of a data folder: lock held, registry open,
/// everything that an earlier command left half done put in order.
public final class GraphTurn implements AutoCloseable {

  private final GraphTurns turns;
  private final ProcessLock lock;
  private final OpenRegistry registry;
  private final GraphChanges changes;
  private final Settled settled;

  private GraphTurn(
      GraphTurns turns,
      ProcessLock lock,
      OpenRegistry registry,
      GraphChanges changes,
      Settled settled) {
    this.turns = turns;
    this.lock = lock;
    this.registry = registry;
    this.changes = changes;
    this.settled = settled;
  }

  static GraphTurn begin(GraphTurns turns, ProcessLock lock, Consumer<String> tell)
      throws IOException {
    OpenRegistry registry;
    try {
      registry = turns.registry().open(turns.author());
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
    var changes = new GraphChanges(turns.graphs(), turns.root().staging(), registry.registry());
    try {
      var settled = new Reconciliation(changes).run();
      settled.told().forEach(tell);
      return new GraphTurn(turns, lock, registry, changes, settled);
    } catch (IOException | RuntimeException e) {
      close(lock, registry);
      throw e;
    }
  }

  /// What was found of stopped commands at the beginning of the turn.
  public Settled settled() {
    return settled;
  }

  public SnapshotRegistry registry() {
    return registry.registry();
  }

  public Publisher publisher() {
    return new Publisher(changes);
  }

  public Rollback rollback() {
    return new Rollback(changes);
  }

  public Pruning pruning() {
    return new Pruning(changes, turns.settings().keep(), OpenSnapshots.ofThisMachine());
  }

  /// @throws NoRoom when the run would use what is to stay free; it tells what pruning would free
  public void requireRoom(String run, long bytes) throws IOException {
    long prunable = removable().stream().mapToLong(each -> each.snapshot().facts().bytes()).sum();
    try {
      FreeSpace.of(turns.graphs().directory(), turns.settings().keepFree()).require(run, bytes);
    } catch (NoRoom e) {
      throw e.advising(
          prunable == 0
              ? "Make room, or set MCG_KEEP_FREE to another share than %s."
                  .formatted(turns.settings().keepFree())
              : "Make room: mcg prune frees %.2f GB.".formatted(prunable / 1e9));
    }
  }

  /// Removes what retention gives up, and tells of each.
  public void prune(Consumer<String> tell) throws IOException {
    for (var surplus : pruning().surplus()) {
      if (surplus.isRemovable()) {
        pruning().remove(surplus.snapshot());
      }
      tell.accept(PruneText.line(surplus, surplus.isRemovable() ? "removed" : "kept"));
    }
  }

  private List<Pruning.Surplus> removable() throws IOException {
    return pruning().surplus().stream().filter(Pruning.Surplus::isRemovable).toList();
  }

  @Override
  public void close() throws IOException {
    close(lock, registry);
  }

  private static void close(ProcessLock lock, OpenRegistry registry) throws IOException {
    try (lock) {
      registry.close();
    }
  }
}
