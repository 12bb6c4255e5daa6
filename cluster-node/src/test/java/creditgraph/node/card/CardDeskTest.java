package creditgraph.node.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import creditgraph.game.role.CreditRole;
import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import creditgraph.graph.snapshot.SnapshotBuilder;
import creditgraph.graph.snapshot.SnapshotSource;
import creditgraph.node.snapshot.ShelfFixture;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.card.Asked;
import creditgraph.protocol.card.Decade;
import creditgraph.protocol.card.Describing.ArtistCard;
import creditgraph.protocol.card.Describing.Busy;
import creditgraph.protocol.card.Describing.Collaborator;
import creditgraph.protocol.card.Describing.CreditedPerson;
import creditgraph.protocol.card.Describing.DecadeCount;
import creditgraph.protocol.card.Describing.NearPerson;
import creditgraph.protocol.card.Describing.NearRelease;
import creditgraph.protocol.card.Describing.Neighbourhood;
import creditgraph.protocol.card.Describing.OtherSnapshot;
import creditgraph.protocol.card.Describing.ReleasePeople;
import creditgraph.protocol.card.Describing.ReleasesRead;
import creditgraph.protocol.card.Describing.RoleCount;
import creditgraph.protocol.card.Describing.UnknownArtist;
import creditgraph.protocol.card.Describing.UnknownRelease;
import creditgraph.protocol.card.Describing.UnknownRuleset;
import creditgraph.protocol.card.PageBounds;
import creditgraph.protocol.card.PageBounds.Mark;
import creditgraph.protocol.path.CreditEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ana's world:
///
/// ```
/// 10 (1972): Ana, Bea          30 (undated): Ana, Bea, Cy
/// 20 (1985): Ana, Cy, Dan      40 (1985), two tracks apart: Ana with Bea, Ana with Eve
/// The Band 6 ~~ Ana            Fay 7 alone on 50
/// ```
final class CardDeskTest {

  private static final RulesetId RULESET = new RulesetId("mine");
  private static final Asked CURRENT = new Asked(RULESET, "");
  private static final ArtistId ANA = new ArtistId(1);
  private static final PageBounds ALL = new PageBounds(Mark.START, 100);

  private final SnapshotShelf shelf = new SnapshotShelf();
  private final CardDesk desk = new CardDesk(shelf, Runnable::run, 4);

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    open(directory, List.of());
  }

  @AfterEach
  void close() {
    ShelfFixture.closeAll(shelf);
  }

  @Test
  void describesAnArtistByAllReleasesEachOnce() {
    ArtistCard card = now(desk.artist(CURRENT, ANA), ArtistCard.class);

    assertThat(card.artist().name()).isEqualTo("Ana");
    assertThat(card.names().variations()).containsExactly("A. Lund");
    assertThat(card.names().aliases()).containsExactly("Night Shift");
    assertThat(card.groups()).singleElement().matches(group -> group.name().equals("The Band"));
    assertThat(card.members()).isEmpty();
    assertThat(card.reach()).isEqualTo(6);
    assertThat(card.firstYear()).isEqualTo(1972);
    assertThat(card.lastYear()).isEqualTo(1985);
    assertThat(card.decades())
        .containsExactly(
            new DecadeCount(new Decade(1970), 1),
            new DecadeCount(new Decade(1980), 2),
            new DecadeCount(Decade.UNDATED, 1));
    assertThat(card.roles()).containsExactly(new RoleCount("main", 4), new RoleCount("guitar", 1));
    assertThat(card.read()).isEqualTo(new ReleasesRead(4, true));
  }

  @Test
  void showsTheGroupItsMembers() {
    ArtistCard band = now(desk.artist(CURRENT, new ArtistId(6)), ArtistCard.class);

    assertThat(band.members()).singleElement().matches(member -> member.id().equals(ANA));
    assertThat(band.groups()).isEmpty();
    assertThat(band.firstYear()).isZero();
    assertThat(band.read()).isEqualTo(new ReleasesRead(0, true));
  }

  @Test
  void reachesNobodyButItselfWhenAlone() {
    assertThat(now(desk.artist(CURRENT, new ArtistId(7)), ArtistCard.class).reach()).isOne();
  }

  @Test
  void listsReleasesByYearWithTheClosestFirst() {
    Neighbourhood page = around(Decade.ANY, ALL);

    assertThat(page.releases())
        .extracting(near -> near.release().id().value())
        .containsExactly(10, 20, 40, 30);
    assertThat(page.collaborators())
        .extracting(one -> one.artist().name(), Collaborator::shared)
        .containsExactly(tuple("Bea", 3), tuple("Cy", 2), tuple("Dan", 1), tuple("Eve", 1));
    NearRelease parts = page.releases().get(2);
    assertThat(parts.release().people()).isEqualTo(3);
    assertThat(parts.people()).extracting(NearPerson::shared).containsExactly(3, 1);
    assertThat(page.next()).isEqualTo(Mark.END);
  }

  @Test
  void walksPagesAndMeetsEachReleaseOnce() {
    List<Integer> met = new ArrayList<>();
    Mark at = Mark.START;
    do {
      Neighbourhood page = around(Decade.ANY, new PageBounds(at, 1));
      page.releases().forEach(near -> met.add(near.release().id().value()));
      at = page.next();
    } while (!at.equals(Mark.END));

    assertThat(met).containsExactly(10, 20, 40, 30);
  }

  @Test
  void walksOnWhenAnotherSnapshotHasBecomeCurrent(@TempDir Path next) throws IOException {
    Neighbourhood first = around(Decade.ANY, new PageBounds(Mark.START, 2));
    open(next, List.of(whole(15, 1980, 1, 2), whole(60, 1990, 1, 2)));

    Neighbourhood second = around(Decade.ANY, new PageBounds(first.next(), 10));

    assertThat(second.snapshot()).isNotEqualTo(first.snapshot());
    assertThat(second.releases())
        .extracting(near -> near.release().id().value())
        .containsExactly(40, 60, 30);
  }

  @Test
  void keepsToADecade() {
    assertThat(around(new Decade(1980), ALL).releases())
        .extracting(near -> near.release().id().value())
        .containsExactly(20, 40);
    assertThat(around(Decade.UNDATED, ALL).releases())
        .extracting(near -> near.release().id().value())
        .containsExactly(30);
    assertThat(around(new Decade(1980), ALL).decades()).hasSize(3);
  }

  @Test
  void describesAReleaseByWhoseMusicItIsAndThenById() {
    ReleasePeople page = release(20, ALL);

    assertThat(page.release().title()).isEqualTo("Release 20");
    assertThat(page.people())
        .extracting(person -> person.artist().name())
        .containsExactly("Ana", "Cy", "Dan");
    assertThat(page.people().getLast().roles()).containsExactly("production");
    assertThat(page.people().getFirst().credits())
        .extracting(CreditEvidence::role)
        .containsExactly("", "Guitar");
  }

  @Test
  void gathersTheCreditsOfAllParts() {
    ReleasePeople page = release(40, ALL);

    assertThat(page.release().people()).isEqualTo(3);
    assertThat(page.people())
        .extracting(person -> person.artist().id().value())
        .containsExactly(1, 2, 5);
    assertThat(page.people().getFirst().credits())
        .singleElement()
        .satisfies(credit ->
            assertThat(credit.tracks())
                .extracting(CreditEvidence.TrackRef::position)
                .containsExactlyInAnyOrder("A1", "A2"));
  }

  @Test
  void walksThePeopleOfARelease() {
    List<String> met = new ArrayList<>();
    Mark at = Mark.START;
    do {
      ReleasePeople page = release(20, new PageBounds(at, 2));
      page.people().stream().map(CreditedPerson::artist).forEach(one -> met.add(one.name()));
      at = page.next();
    } while (!at.equals(Mark.END));

    assertThat(met).containsExactly("Ana", "Cy", "Dan");
  }

  @Test
  void endsAPageOfManyTracksEarly(@TempDir Path next) throws IOException {
    open(next, List.of(box(70, 900, 1, 2, 3, 4, 5)));

    ReleasePeople first = release(70, ALL);
    ReleasePeople second = release(70, new PageBounds(first.next(), 100));

    assertThat(first.people()).hasSize(3);
    assertThat(second.people()).hasSize(2);
    assertThat(second.next()).isEqualTo(Mark.END);
  }

  @Test
  void saysWhatIsNotThere() {
    assertThat(now(desk.artist(CURRENT, new ArtistId(99)))).isInstanceOf(UnknownArtist.class);
    assertThat(now(desk.release(CURRENT, new ReleaseId(99), ALL)))
        .isInstanceOf(UnknownRelease.class);
    assertThat(now(desk.artist(new Asked(new RulesetId("other"), ""), ANA)))
        .isEqualTo(new UnknownRuleset(new RulesetId("other"), List.of(RULESET)));
  }

  @Test
  void answersFromTheSnapshotThatIsNamedOrNotAtAll() {
    ArtistCard card = now(desk.artist(CURRENT, ANA), ArtistCard.class);
    Asked named = new Asked(RULESET, card.snapshot().fingerprint());

    assertThat(now(desk.artist(named, ANA))).isEqualTo(card);
    assertThat(now(desk.artist(new Asked(RULESET, "cd34"), ANA)))
        .isEqualTo(new OtherSnapshot(card.snapshot(), "cd34"));
  }

  @Test
  void turnsAwayWhoeverComesWhenAllPlacesAreTaken() {
    Deque<Runnable> waiting = new ArrayDeque<>();
    CardDesk slow = new CardDesk(shelf, waiting::add, 1);
    CompletionStage<?> first = slow.artist(CURRENT, ANA);

    assertThat(now(slow.release(CURRENT, new ReleaseId(10), ALL))).isInstanceOf(Busy.class);
    waiting.remove().run();
    assertThat(now(first)).isInstanceOf(ArtistCard.class);
    CompletionStage<?> next = slow.artist(CURRENT, ANA);
    waiting.remove().run();
    assertThat(now(next)).isInstanceOf(ArtistCard.class);
  }

  @Test
  void readsAPartOfAHubThatIsTheSameNextMonth(@TempDir Path directory, @TempDir Path next)
      throws IOException {
    int releases = Discography.MAX_RELEASES + 1_000;
    List<ReleaseEntry> many =
        IntStream.range(0, releases).mapToObj(i -> whole(1_000 + i, 1990, 1, 2)).toList();
    open(directory, many);
    ArtistCard card = now(desk.artist(CURRENT, ANA), ArtistCard.class);
    List<Integer> firstPage = ids(around(new Decade(1990), ALL));
    open(next, plus(many, whole(900_000, 1990, 1, 2)));

    assertThat(card.artist().releases()).isGreaterThan(releases);
    assertThat(card.read()).isEqualTo(new ReleasesRead(Discography.MAX_RELEASES, false));
    assertThat(ids(around(new Decade(1990), ALL)))
        .containsAll(firstPage.subList(0, firstPage.size() - 1));
  }

  private static List<Integer> ids(Neighbourhood page) {
    return page.releases().stream().map(near -> near.release().id().value()).toList();
  }

  private static <T> List<T> plus(List<T> some, T one) {
    List<T> all = new ArrayList<>(some);
    all.add(one);
    return all;
  }

  private Neighbourhood around(Decade decade, PageBounds page) {
    return now(desk.neighbourhood(CURRENT, ANA, decade, page), Neighbourhood.class);
  }

  private ReleasePeople release(int id, PageBounds page) {
    return now(desk.release(CURRENT, new ReleaseId(id), page), ReleasePeople.class);
  }

  private static <T> T now(CompletionStage<?> stage, Class<T> type) {
    return type.cast(now(stage));
  }

  private static Object now(CompletionStage<?> stage) {
    CompletableFuture<?> future = stage.toCompletableFuture();
    assertThat(future).isCompleted();
    return future.join();
  }

  private void open(Path directory, List<ReleaseEntry> more) throws IOException {
    SnapshotSource source =
        new SnapshotSource("2026-11", List.of(), 1, "mine", "1", "# of a test", "0".repeat(40));
    Path into = Files.createDirectories(directory.resolve("snapshot" + more.size()));
    try (SnapshotBuilder builder = SnapshotBuilder.create(into, source)) {
      builder.add(new ArtistEntry(1, "Ana", List.of("A. Lund"), List.of("Night Shift")));
      List<String> names = List.of("Bea", "Cy", "Dan", "Eve", "The Band", "Fay");
      for (int i = 0; i < names.size(); i++) {
        builder.add(new ArtistEntry(2 + i, names.get(i), List.of()));
      }
      builder.add(whole(10, 1972, 1, 2));
      builder.add(
          release(
              20,
              1985,
              List.of(),
              List.of(
                  new Contributor(
                      1,
                      CreditRole.bits(List.of(CreditRole.MAIN, CreditRole.GUITAR)),
                      List.of(
                          main(), new CreditLine(CreditScope.EXTRA, "Guitar", "", "", List.of()))),
                  person(3),
                  new Contributor(
                      4,
                      CreditRole.PRODUCTION.bit(),
                      List.of(new CreditLine(CreditScope.EXTRA, "Producer", "", "", List.of()))))));
      builder.add(whole(30, 0, 1, 2, 3));
      builder.addParts(List.of(part("A1", 1, 2), part("A2", 1, 5)));
      builder.add(whole(50, 2001, 7));
      for (ReleaseEntry one : more) {
        builder.add(one);
      }
      builder.addMembership(1, 6, 1);
      builder.build(Instant.parse("2026-11-21T00:00:00Z"));
    }
    ShelfFixture.open(shelf, into);
  }

  private static ReleaseEntry part(String position, int one, int other) {
    List<CreditLine> onIt = List.of(new CreditLine(CreditScope.TRACK, "", "", "", List.of(0)));
    return release(
        40,
        1985,
        List.of(new TrackLine(position, "Title of " + position)),
        List.of(
            new Contributor(one, CreditRole.MAIN.bit(), onIt),
            new Contributor(other, CreditRole.MAIN.bit(), onIt)));
  }

  private static ReleaseEntry box(int id, int tracks, int... artists) {
    List<Integer> all = IntStream.range(0, tracks).boxed().toList();
    return release(
        id,
        1999,
        all.stream().map(track -> new TrackLine("T" + track, "Track " + track)).toList(),
        IntStream.of(artists)
            .mapToObj(artist ->
                new Contributor(
                    artist,
                    CreditRole.VOCALS.bit(),
                    List.of(new CreditLine(CreditScope.TRACK_EXTRA, "Vocals", "", "", all))))
            .toList());
  }

  private static ReleaseEntry whole(int id, int year, int... artists) {
    return release(
        id, year, List.of(), IntStream.of(artists).mapToObj(CardDeskTest::person).toList());
  }

  private static ReleaseEntry release(
      int id, int year, List<TrackLine> tracks, List<Contributor> people) {
    return new ReleaseEntry(
        id, "Release " + id, "Ana", year, "", List.of("Vinyl"), 0, 2, tracks, people);
  }

  private static Contributor person(int artist) {
    return new Contributor(artist, CreditRole.MAIN.bit(), List.of(main()));
  }

  private static CreditLine main() {
    return new CreditLine(CreditScope.MAIN, "", "", "", List.of());
  }
}
