package creditgraph.node.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import creditgraph.game.attempt.Hints;
import creditgraph.game.challenge.ChallengeDay;
import creditgraph.game.challenge.ChallengePicker;
import creditgraph.game.hidden.GuessedName;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.challenge.ChallengePress;
import creditgraph.node.challenge.WorkloadSnapshot;
import creditgraph.node.journal.Database;
import creditgraph.node.snapshot.ShelfFixture;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.hidden.Guessing.Found;
import creditgraph.protocol.hidden.Guessing.Guess;
import creditgraph.protocol.hidden.Guessing.Judged;
import creditgraph.protocol.hidden.Guessing.NoPuzzle;
import creditgraph.protocol.hidden.Guessing.Page;
import creditgraph.protocol.hidden.HiddenPuzzle;
import creditgraph.protocol.hidden.HiddenPuzzle.Fact;
import creditgraph.protocol.path.NamedArtist;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Hidden contributors of a generated snapshot, published into a real PostgreSQL, exported and
/// guessed. Whether only one person fits is found by a walk over the whole snapshot.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HiddenPressIT {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SnapshotShelf shelf = new SnapshotShelf();
  private EmbeddedPostgres postgres;
  private Database database;
  private HiddenTable table;
  private Path exports;
  private HiddenPress press;
  private Snapshot snapshot;

  @BeforeAll
  void publish(@TempDir Path directory) throws Exception {
    postgres = EmbeddedPostgres.start();
    database =
        Database.open(
            postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", 4, Duration.ofSeconds(30));
    table = new HiddenTable(database.connections());
    Path graph = Files.createDirectories(directory.resolve("graph"));
    WorkloadSnapshot.build(graph, 4_000);
    snapshot = Snapshot.open(graph);
    ShelfFixture.open(shelf, graph);
    exports = directory.resolve("exports");
    press = new HiddenPress(exports, table, shelf);
    assertThat(press.bringUpToDate(TODAY)).isTrue();
  }

  @AfterAll
  void stop() throws IOException {
    snapshot.close();
    ShelfFixture.closeAll(shelf);
    database.close();
    postgres.close();
  }

  @Test
  void hidesSomebodyElseOnEachOfEightDays() throws SQLException {
    List<HiddenPuzzle> puzzles = published();

    assertThat(puzzles).hasSize(8);
    assertThat(puzzles).extracting(HiddenPuzzle::day).startsWith(TODAY.plusDays(7)).endsWith(TODAY);
    assertThat(puzzles).extracting(one -> one.answer().artist().id()).doesNotHaveDuplicates();
  }

  @Test
  void tellsSixThingsFromTheSettingToTheInitials() throws SQLException {
    for (HiddenPuzzle puzzle : published()) {
      assertThat(puzzle.reveals())
          .extracting(HiddenPuzzle.Reveal::kind)
          .containsExactly("setting", "credit", "credit", "credit", "release", "part");
      assertThat(puzzle.reveals())
          .extracting(HiddenPuzzle.Reveal::score)
          .isSortedAccordingTo((one, other) -> other - one);
      for (HiddenPuzzle.Reveal reveal : puzzle.reveals()) {
        for (Fact fact : reveal.facts()) {
          assertThat(fact.value()).isNotBlank();
          assertThat(GuessedName.fold(fact.value()))
              .doesNotContain(GuessedName.fold(puzzle.answer().artist().name()));
        }
      }
    }
  }

  /// Plainly: everybody on every release, held against what is told.
  @Test
  void leavesOnlyOneWhoFits() throws SQLException {
    for (HiddenPuzzle puzzle : published()) {
      List<String> companions = facts(puzzle, "artist");
      Set<String> fitting = new TreeSet<>();
      for (int release = 0; release < snapshot.graph().releaseCount(); release++) {
        List<String> names = names(release);
        if (names.containsAll(companions) && isLike(puzzle, release)) {
          for (int person : people(release)) {
            String name = snapshot.artistName(person);
            if (!companions.contains(name)
                && initials(name).equals(fact(puzzle, "initials"))
                && family(release, person).equals(fact(puzzle, "roleFamily"))) {
              fitting.add(name);
            }
          }
        }
      }
      assertThat(fitting).containsExactly(puzzle.answer().artist().name());
    }
  }

  @Test
  void picksTheSameAgainUnlessItRests() {
    SnapshotRef ref = shelf.current(ChallengePress.GAME).orElseThrow();
    HiddenPicker picker = new HiddenPicker(snapshot, ref, 3);
    HiddenPuzzle first = picker.pick(TODAY, Set.of()).orElseThrow();

    HiddenPuzzle other =
        picker.pick(TODAY, Set.of(first.answer().artist().id().value())).orElseThrow();

    assertThat(picker.pick(TODAY, Set.of())).contains(first);
    assertThat(other.answer().artist()).isNotEqualTo(first.answer().artist());
  }

  @Test
  void letsNobodyComeBackWithinSixtyDays() throws SQLException {
    LocalDate day = LocalDate.of(2027, 6, 1);
    HiddenPuzzle today = table.on(TODAY).orElseThrow();
    for (int distance : new int[] {-60, -59, 59, 60}) {
      LocalDate near = day.plusDays(distance);
      table.publish(near, _ -> Optional.of(of(today, near, 9_000 + distance)));
    }
    List<Integer> resting = new ArrayList<>();

    boolean there =
        table.publish(
            day,
            artists -> {
              resting.addAll(artists);
              return Optional.empty();
            });

    assertThat(there).isFalse();
    assertThat(resting).containsExactlyInAnyOrder(9_000 - 59, 9_000 + 59);
    assertThat(ChallengePicker.DAYS_BETWEEN).isEqualTo(60);
  }

  @Test
  void changesNothingThatWasPublished() throws Exception {
    HiddenPuzzle before = table.on(TODAY).orElseThrow();

    assertThat(
            table.publish(
                TODAY,
                _ -> {
                  throw new AssertionError("the day has one");
                }))
        .isTrue();
    press.bringUpToDate(TODAY);

    assertThat(table.on(TODAY)).contains(before);
    for (String change :
        List.of(
            "update hidden_puzzle set artist_id = 1",
            "delete from hidden_puzzle",
            "truncate hidden_puzzle")) {
      assertThatThrownBy(() -> run(change)).hasMessageContaining("neither changed nor removed");
    }
  }

  @Test
  void writesFilesThatFitTheirSchemasAndDoNotSpoil() throws Exception {
    String schema = Files.readString(Path.of("../contracts/json/hidden.schema.json"));
    for (HiddenPuzzle puzzle : published()) {
      String text = Files.readString(exports.resolve("hidden/" + puzzle.day() + ".json"));
      assertThat(faults(schema, text)).isEmpty();
      String name = puzzle.answer().artist().name();
      assertThat(text).doesNotContain(name.replace(" (2)", ""));
      JsonNode answer = JSON.readTree(text).get("answer");
      assertThat(answer.get("hashes").toString())
          .contains(sha256(puzzle.day() + ":" + GuessedName.fold(name.toUpperCase(Locale.ROOT))));
      JsonNode sealed = JSON.readTree(Base64.getDecoder().decode(answer.get("sealed").asText()));
      assertThat(sealed.at("/artist/name").asText()).isEqualTo(name);
    }
    String index = Files.readString(exports.resolve("hidden/index.json"));
    assertThat(
            faults(Files.readString(Path.of("../contracts/json/hidden-index.schema.json")), index))
        .isEmpty();
    assertThat(JSON.readTree(index).get("days")).hasSizeGreaterThanOrEqualTo(8);
    assertThat(Files.readString(exports.resolve("hidden.json")))
        .isEqualTo(Files.readString(exports.resolve("hidden/" + TODAY + ".json")));
    for (String line : Files.readAllLines(exports.resolve("hidden/SHA256SUMS"))) {
      byte[] bytes = Files.readAllBytes(exports.resolve("hidden").resolve(line.substring(66)));
      assertThat(line).startsWith(sha256(new String(bytes, StandardCharsets.UTF_8)) + "  ");
    }
  }

  @Test
  void writesALostFileAgainWithoutTheSnapshot() throws Exception {
    Path file = exports.resolve("hidden/" + TODAY.plusDays(2) + ".json");
    byte[] before = Files.readAllBytes(file);
    Files.delete(file);

    new HiddenPress(exports, table, new SnapshotShelf()).bringUpToDate(TODAY);

    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void showsAndJudgesTodaysAndNoLaterOne() throws SQLException {
    HiddenDesk desk =
        new HiddenDesk(table, Runnable::run, () -> TODAY.atTime(23, 59).toInstant(ZoneOffset.UTC));
    HiddenPuzzle today = table.on(TODAY).orElseThrow();
    Guess right = new Guess.ByName(today.answer().artist().name().toLowerCase(Locale.ROOT));

    assertThat(desk.today().toCompletableFuture().join()).isEqualTo(new Found(today));
    assertThat(desk.on(TODAY.plusDays(1)).toCompletableFuture().join())
        .isEqualTo(new NoPuzzle(TODAY.plusDays(1)));
    Page page = desk.archive(LocalDate.MAX, 5).toCompletableFuture().join();
    assertThat(page.puzzles()).containsExactly(today);
    Judged wrong = judged(desk, 1, new Guess.ById(1_000_000));
    assertThat(wrong.correct()).isFalse();
    assertThat(wrong.next()).contains(today.reveals().get(1));
    assertThat(wrong.answer()).isEmpty();
    Judged pass = judged(desk, 6, new Guess.Pass());
    assertThat(pass.next()).isEmpty();
    assertThat(pass.answer()).contains(today.answer());
    Judged solved = judged(desk, 3, right);
    assertThat(solved.correct()).isTrue();
    assertThat(solved.score()).isEqualTo(70);
    assertThat(solved.answer()).contains(today.answer());
    assertThat(judged(desk, 1, new Guess.ById(today.answer().artist().id().value())).score())
        .isEqualTo(100);
    assertThat(desk.judge(TODAY.plusDays(1), 1, right).toCompletableFuture().join())
        .isEqualTo(new NoPuzzle(TODAY.plusDays(1)));
  }

  private static Judged judged(HiddenDesk desk, int reveal, Guess guess) {
    return (Judged) desk.judge(TODAY, reveal, guess).toCompletableFuture().join();
  }

  private List<HiddenPuzzle> published() throws SQLException {
    return table.between(TODAY, TODAY.plusDays(7));
  }

  private boolean isLike(HiddenPuzzle puzzle, int release) {
    var label = snapshot.label(release);
    return (label.year() / 10 * 10 + "s").equals(fact(puzzle, "decade"))
        && label.country().equals(facts(puzzle, "country").isEmpty() ? "" : fact(puzzle, "country"))
        && label.formats().getFirst().equals(fact(puzzle, "format"))
        && Integer.toString(label.people()).equals(fact(puzzle, "people"));
  }

  private List<Integer> people(int release) {
    int[] row = new int[snapshot.graph().artistsOn(release)];
    int count = snapshot.graph().artists(release, row);
    List<Integer> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(row[i]);
    }
    return people;
  }

  private List<String> names(int release) {
    return people(release).stream().map(snapshot::artistName).toList();
  }

  private String family(int release, int person) {
    return Hints.family(snapshot.roles(release, person));
  }

  private static String initials(String name) {
    return Hints.initials(name);
  }

  private static List<String> facts(HiddenPuzzle puzzle, String name) {
    return puzzle.reveals().stream()
        .flatMap(reveal -> reveal.facts().stream())
        .filter(fact -> fact.name().equals(name))
        .map(Fact::value)
        .toList();
  }

  private static String fact(HiddenPuzzle puzzle, String name) {
    return facts(puzzle, name).getFirst();
  }

  private static HiddenPuzzle of(HiddenPuzzle one, LocalDate day, int artist) {
    HiddenPuzzle.Answer answer = one.answer();
    return new HiddenPuzzle(
        day,
        ChallengeDay.number(day),
        one.snapshot(),
        one.reveals(),
        new HiddenPuzzle.Answer(
            new NamedArtist(new ArtistId(artist), "Ana", 3),
            answer.release(),
            answer.title(),
            answer.headline(),
            answer.year(),
            List.of("ana")));
  }

  private void run(String change) throws SQLException {
    try (Connection connection = database.connections().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(change);
    }
  }

  private static List<?> faults(String schema, String json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(json, InputFormat.JSON);
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
