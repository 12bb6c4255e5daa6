package creditgraph.ingest.publish;

import creditgraph.graph.snapshot.CheckReport;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.SnapshotCheck;
import creditgraph.graph.snapshot.SnapshotDamaged;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.registry.Action;
import creditgraph.ingest.registry.Operation;
import creditgraph.ingest.registry.SnapshotFacts;
import creditgraph.ingest.registry.SnapshotRegistry;
import creditgraph.ingest.registry.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/// How anything is changed below a graph root:
///
/// ```
/// check ─▶ intent into the registry ─▶ files ─▶ end into the registry
/// ```
///
/// The files are the truth: what the registry does not know of the end, [Reconciliation] reads from
/// them. For one process at a time, the one that holds [#lockFile].
///
/// @param staging on the same file system as the graphs
public record GraphChanges(
    GraphRoot graphs, Path staging, SnapshotRegistry registry, Step.Observer observer) {

  public GraphChanges(GraphRoot graphs, Path staging, SnapshotRegistry registry) {
    this(graphs, staging, registry, Step.Observer.NONE);
  }

  /// Taken by whoever changes anything.
  public static Path lockFile(GraphRoot graphs) {
    return graphs.directory().resolve(".lock");
  }

  /// What changes files, between the two rows of the registry.
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /// The manifest of a snapshot of which every byte and every promise is right.
  ///
  /// @throws DumpRefused listing every fault; the registry has noted the refusal
  Manifest requireClean(Path snapshot, Action action, String otherwise) throws IOException {
    CheckReport report = SnapshotCheck.checkWithRoutes(snapshot);
    if (!report.isClean()) {
      String faults =
          report.faults().stream()
              .map(CheckReport.Fault::toString)
              .collect(Collectors.joining("\n"));
      SnapshotFacts facts = StoredSnapshot.factsOf(graphs, snapshot);
      registry.refuse(
          new Operation(action, facts, currentFingerprint(facts.ruleset())),
          faults.lines().findFirst().orElse(""));
      throw new DumpRefused(
          otherwise.formatted(snapshot) + " What is current has not changed. Faults:\n" + faults);
    }
    done(Step.CHECKED);
    return Manifest.read(snapshot);
  }

  /// Notes the intent, does the work, notes the end. When the work fails, the files say what came
  /// of it.
  void carryOut(Action action, SnapshotFacts snapshot, Work work) throws IOException {
    long intended =
        registry.intend(new Operation(action, snapshot, currentFingerprint(snapshot.ruleset())));
    done(Step.INTENT_NOTED);
    try {
      work.run();
    } catch (IOException e) {
      new Reconciliation(this).run();
      throw e;
    }
    registry.conclude(intended, State.DONE, "");
    done(Step.END_NOTED);
  }

  void makeCurrent(Path snapshot) throws IOException {
    graphs.makeCurrent(snapshot);
    done(Step.POINTED);
  }

  void done(Step step) {
    observer.done(step);
  }

  /// Empty when none is, the pointer is damaged, or there can be no ruleset of that name.
  private String currentFingerprint(String ruleset) throws IOException {
    try {
      Optional<Path> current = graphs.current(ruleset);
      return current.map(directory -> directory.getFileName().toString()).orElse("");
    } catch (SnapshotDamaged | IllegalArgumentException e) {
      return "";
    }
  }
}
