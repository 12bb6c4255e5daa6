package creditgraph.node.artist;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.GraphFixture;
import creditgraph.protocol.artist.ArtistLookup.ArtistMatch;
import creditgraph.protocol.artist.ArtistLookup.MatchedBy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NamePrefixesTest {

  private Snapshot snapshot;
  private NamePrefixes names;

  @BeforeAll
  void open(@TempDir Path graphRoot) throws IOException {
    snapshot =
        Snapshot.open(
            GraphFixture.directory(
                graphRoot, GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 1_500)));
    names = NamePrefixes.of(snapshot);
  }

  @AfterAll
  void close() {
    snapshot.close();
  }

  @Test
  void leadsFromWhatWasTypedToTheArtist() {
    assertThat(search("bjork", 10)).extracting(ArtistMatch::name).containsExactly("Björk Ek");
    assertThat(search("anna lund", 10))
        .singleElement()
        .satisfies(match -> {
          assertThat(match.matchedBy()).isEqualTo(MatchedBy.VARIATION);
          assertThat(match.matchedOn()).isEqualTo("Anna Lund");
        });
    assertThat(search("ana", 10))
        .extracting(ArtistMatch::matchedBy)
        .containsExactly(MatchedBy.NAME, MatchedBy.ALIAS);
    assertThat(search("nobody", 10)).isEmpty();
    assertThat(search("", 10)).isEmpty();
  }

  /// Against looking at every artist.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "an",
        "ana",
        "n",
        "nu",
        "num",
        "f",
        "fill",
        "fille",
        "filler",
        "filler number 1",
        "number 12",
        "the",
        "finns",
        "cy",
        "д",
        "дом",
        "дома",
        "1",
        "1499",
        "e"
      })
  void ranksAsIfItHadReadEveryName(String query) {
    assertThat(ids(search(query, 7))).isEqualTo(ids(everybody(query).limit(7)));
  }

  @Test
  void knowsWhoHasMostReleasesWhenItCannotHoldAll() {
    NamePrefixes few = NamePrefixes.of(snapshot, 20);
    List<ArtistMatch> found = few.matches(snapshot, "filler", 50);

    assertThat(found).hasSizeLessThan(20).isNotEmpty();
    assertThat(found).extracting(ArtistMatch::releases).containsOnly(2);
  }

  private List<ArtistMatch> search(String query, int limit) {
    return names.matches(snapshot, FoldedName.fold(query), limit);
  }

  private static List<Integer> ids(List<ArtistMatch> matches) {
    return matches.stream().map(match -> match.id().value()).toList();
  }

  private static List<Integer> ids(Stream<Integer> ordered) {
    return ordered.toList();
  }

  private Stream<Integer> everybody(String query) {
    return IntStream.range(0, snapshot.graph().artistCount())
        .boxed()
        .filter(ordinal -> best(snapshot.artist(ordinal), query) < Integer.MAX_VALUE)
        .sorted(
            Comparator.comparing((Integer ordinal) -> best(snapshot.artist(ordinal), query))
                .thenComparing(ordinal -> -snapshot.artistReleases(ordinal))
                .thenComparing(snapshot::artistId))
        .map(snapshot::artistId);
  }

  private static int best(ArtistEntry entry, String query) {
    return Stream.of(
            classes(
                Stream.concat(Stream.of(entry.name()), entry.variations().stream()), query, false),
            classes(entry.aliases().stream(), query, true))
        .flatMapToInt(classes -> classes)
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private static IntStream classes(Stream<String> texts, String query, boolean alias) {
    return texts
        .flatMap(text -> FoldedName.terms(text).stream())
        .filter(term -> term.text().startsWith(query))
        .mapToInt(term -> NameSearch.classOf(term.text().equals(query), term.word(), alias));
  }
}
