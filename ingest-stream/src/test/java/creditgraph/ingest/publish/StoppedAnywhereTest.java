package creditgraph.ingest.publish;

import static creditgraph.ingest.publish.StagedSnapshots.RULESET;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.SnapshotCheck;
import creditgraph.ingest.registry.JdbcSnapshotRegistry;
import creditgraph.ingest.registry.SnapshotFacts;
import creditgraph.ingest.registry.State;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A process is stopped after each step of each change: readers find the old state or the new one,
/// whole, and the same command again completes it.
///
/// ```
/// before   current: second   previous: first   staged: third
/// ```
///
/// Publishing is stopped after each of its steps, the other changes half way; after each of theirs
/// too with `-Dcreditgraph.stops=all`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoppedAnywhereTest {

  enum Change {
    PUBLISH,
    COPY,
    ROLLBACK,
    PRUNE;

    /// In their order.
    List<Step> steps() {
      return switch (this) {
        case PUBLISH ->
            List.of(
                Step.CHECKED,
                Step.INTENT_NOTED,
                Step.SYNCED,
                Step.PLACED,
                Step.POINTED,
                Step.END_NOTED);
        case COPY ->
            Stream.concat(Stream.of(Step.CHECKED, Step.COPIED), PUBLISH.steps().stream()).toList();
        case ROLLBACK -> List.of(Step.CHECKED, Step.INTENT_NOTED, Step.POINTED, Step.END_NOTED);
        case PRUNE -> List.of(Step.INTENT_NOTED, Step.SET_ASIDE, Step.DELETED, Step.END_NOTED);
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final boolean EVERY_STOP = "all".equals(System.getProperty("creditgraph.stops"));

  private EmbeddedPostgres server;
  private String database;
  private Path root;
  private GraphRoot graphs;
  private Path oldest;
  private Path first;
  private Path second;

  @BeforeAll
  void start() throws IOException {
    server = EmbeddedPostgres.start();
    database = server.getJdbcUrl("postgres", "postgres");
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void publishThree(@TempDir Path folder) throws IOException {
    root = folder;
    graphs = new GraphRoot(root.resolve("graph"));
    try (var registry = registry()) {
      Publisher publisher =
          new Publisher(StoppedChange.changes(root, registry, Step.Observer.NONE));
      oldest = publisher.publish(stage("Night"));
      first = publisher.publish(stage("Dusk"));
      second = publisher.publish(stage("Dawn"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyStepIsOneThatAStopIsTriedAfter(Change change) throws IOException {
    List<Step> seen = new ArrayList<>();
    try (var registry = registry()) {
      StoppedChange.run(
          StoppedChange.changes(root, registry, seen::add), change.word(), subject(change));
    }
    assertThat(seen).isEqualTo(change.steps());
  }

  static Stream<Arguments> stops() {
    return Stream.of(Change.values())
        .flatMap(change ->
            change.steps().stream()
                // A copy goes on as any publication does.
                .filter(step -> change != Change.COPY || step == Step.COPIED)
                .filter(step -> change == Change.PUBLISH || EVERY_STOP || isHalfWay(step))
                .map(step -> Arguments.of(change, step)));
  }

  /// Files have changed and the registry does not know.
  private static boolean isHalfWay(Step step) {
    return switch (step) {
      case COPIED, POINTED, SET_ASIDE -> true;
      case CHECKED, INTENT_NOTED, SYNCED, PLACED, DELETED, END_NOTED -> false;
    };
  }

  @ParameterizedTest
  @MethodSource("stops")
  void readersSeeTheOldStateOrTheNewAndTheSameAgainCompletesIt(Change change, Step step)
      throws Exception {
    Path subject = subject(change);
    Path wanted = change == Change.PRUNE ? second : target(change, subject);

    Process stopped =
        StoppedChange.process(
                root.toString(), database, step.name(), change.word(), subject.toString())
            .start();

    assertThat(stopped.waitFor()).isEqualTo(StoppedChange.STOPPED);
    boolean pointed = change.steps().indexOf(step) >= change.steps().indexOf(Step.POINTED);
    boolean isNew = change != Change.PRUNE && pointed;
    assertThat(graphs.current(RULESET)).contains(isNew ? wanted : second);
    assertThat(graphs.previous(RULESET)).contains(isNew ? second : first);
    everySnapshotIsWhole();

    completes(change, Files.exists(subject) ? subject : subject(change), wanted);
  }

  private void completes(Change change, Path subject, Path wanted) throws IOException {
    try (var registry = registry()) {
      GraphChanges changes = StoppedChange.changes(root, registry, Step.Observer.NONE);
      new Reconciliation(changes).run();
      assertThat(registry.unfinished()).isEmpty();
      assertThat(lastPublished(registry)).isEqualTo(graphs.current(RULESET).orElseThrow());

      StoppedChange.run(changes, change.word(), subject);

      assertThat(graphs.current(RULESET)).contains(wanted);
      assertThat(lastPublished(registry)).isEqualTo(wanted);
      assertThat(registry.unfinished()).isEmpty();
      if (change == Change.PRUNE) {
        assertThat(graphs.snapshots()).doesNotContain(oldest);
      }
    }
    everySnapshotIsWhole();
    assertThat(root.resolve("staging")).isEmptyDirectory();
    try (Stream<Path> pointers = Files.list(graphs.directory().resolve("current"))) {
      assertThat(pointers).hasSize(1);
    }
  }

  private void everySnapshotIsWhole() throws IOException {
    assertThat(graphs.snapshots())
        .contains(first, second)
        .allSatisfy(snapshot -> assertThat(SnapshotCheck.check(snapshot).faults()).isEmpty());
    try (Stream<Path> folders = Files.list(second.getParent())) {
      assertThat(folders.toList()).isSubsetOf(graphs.snapshots());
    }
  }

  /// What the registry takes for current.
  private Path lastPublished(JdbcSnapshotRegistry registry) {
    return registry.newest(Integer.MAX_VALUE).stream()
        .filter(event -> event.state() == State.DONE)
        .filter(event ->
            switch (event.operation().action()) {
              case PUBLISH, ROLL_BACK -> true;
              case PRUNE -> false;
            })
        .map(event -> graphs.directory().resolve(event.operation().snapshot().path()))
        .findFirst()
        .orElseThrow();
  }

  private Path subject(Change change) throws IOException {
    return switch (change) {
      case PUBLISH -> stage("Noon");
      case COPY -> StagedSnapshots.stage(root.resolve("elsewhere"), "Noon", "Noon", 3);
      case ROLLBACK -> first;
      case PRUNE -> oldest;
    };
  }

  /// Where the snapshot is to be in the end.
  private Path target(Change change, Path subject) throws IOException {
    return change == Change.ROLLBACK
        ? subject
        : graphs.directory().resolve(SnapshotFacts.of(Manifest.read(subject)).path());
  }

  private Path stage(String title) throws IOException {
    return StagedSnapshots.stage(root.resolve("staging"), title, title, 3);
  }

  private JdbcSnapshotRegistry registry() throws IOException {
    return StoppedChange.registry(root, database);
  }
}
