package creditgraph.node.artist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import creditgraph.node.artist.BestOfPrefix.Hit;
import creditgraph.testkit.seed.TestSeed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CrowdedPrefixesTest {

  private record Row(
      String term, boolean word, boolean alias, int artistId, int releases, String matchedOn) {}

  private final Map<String, List<Hit>> taken = new TreeMap<>();
  private final Map<String, Integer> counted = new TreeMap<>();

  @Test
  void takes_the_prefixes_that_more_than_a_crowd_share_and_none_that_ends_in_a_space()
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    for (int artist = 1; artist <= 4; artist++) {
      rows.add(new Row("da " + artist, false, false, artist, 10 * artist, ""));
    }
    rows.add(new Row("ek", false, false, 5, 1, ""));

    pass(rows, 3, 2);

    assertThat(taken).containsOnlyKeys("d", "da");
    assertThat(counted).containsEntry("da", 4);
    assertThat(taken.get("da")).extracting(Hit::artistId).containsExactly(4, 3);
  }

  @Test
  void ranks_the_whole_name_then_whole_aliases_then_beginnings_then_words() throws SQLException {
    pass(
        List.of(
            new Row("ana", true, false, 1, 90, ""),
            new Row("ana", false, true, 2, 5, "Ana"),
            new Row("ana", false, false, 3, 1, ""),
            new Row("anabel", false, false, 4, 7, "")),
        0,
        10);

    assertThat(taken.get("ana")).extracting(Hit::artistId).containsExactly(3, 2, 4, 1);
  }

  @Test
  void an_artist_stands_once_with_the_best_of_its_terms() throws SQLException {
    pass(
        List.of(
            new Row("ana", false, true, 1, 9, "Ana"),
            new Row("ana b", false, false, 1, 9, ""),
            new Row("ana c", false, false, 2, 5, "")),
        0,
        1);

    assertThat(taken.get("an"))
        .containsExactly(new Hit(1, 9, false, "", NameSearch.classOf(false, false, false)));
  }

  @Test
  void agrees_with_ranking_every_prefix_by_itself() throws SQLException {
    long seed = TestSeed.of("CrowdedPrefixesTest");
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    int[] releases = random.ints(40, 0, 5).toArray();
    for (int i = 0; i < 400; i++) {
      StringBuilder term = new StringBuilder();
      for (int length = 1 + random.nextInt(4); length > 0; length--) {
        term.appendCodePoint("ab 𝄞".codePoints().toArray()[random.nextInt(4)]);
      }
      int artist = random.nextInt(40);
      rows.add(
          new Row(
              term.toString(),
              random.nextBoolean(),
              random.nextBoolean(),
              artist,
              releases[artist],
              Integer.toString(random.nextInt(3))));
    }
    rows.sort(Comparator.comparing(Row::term, CrowdedPrefixesTest::byCodePoints));

    pass(rows, 5, 3);

    assertThat(taken).as("seed %d", seed).isEqualTo(naive(rows, 5, 3));
  }

  @Test
  void refuses_terms_that_are_out_of_order() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            pass(
                List.of(
                    new Row("b", false, false, 1, 1, ""), new Row("ab", false, false, 1, 1, "")),
                0,
                1))
        .withMessage("terms out of order: ab after b");
  }

  private void pass(List<Row> rows, int crowd, int matches) throws SQLException {
    CrowdedPrefixes prefixes = new CrowdedPrefixes(crowd, matches, this::take);
    for (Row row : rows) {
      prefixes.add(
          row.term(), row.word(), row.alias(), row.artistId(), row.releases(), row.matchedOn());
    }
    prefixes.end();
  }

  private void take(String prefix, int terms, List<Hit> best) {
    counted.put(prefix, terms);
    taken.put(prefix, best);
  }

  private static Map<String, List<Hit>> naive(List<Row> rows, int crowd, int matches) {
    Map<String, List<Hit>> all = new TreeMap<>();
    TreeSet<String> prefixes = new TreeSet<>();
    for (Row row : rows) {
      for (int at = 0;
          at < row.term().length();
          at += Character.charCount(row.term().codePointAt(at))) {
        prefixes.add(row.term().substring(0, at + Character.charCount(row.term().codePointAt(at))));
      }
    }
    for (String prefix : prefixes) {
      List<Hit> hits =
          rows.stream()
              .filter(row -> row.term().startsWith(prefix))
              .map(row ->
                  new Hit(
                      row.artistId(),
                      row.releases(),
                      row.alias(),
                      row.matchedOn(),
                      NameSearch.classOf(row.term().equals(prefix), row.word(), row.alias())))
              .sorted(
                  Comparator.comparing(Hit::matchClass)
                      .thenComparing(Hit::releases, Comparator.reverseOrder())
                      .thenComparing(Hit::artistId)
                      .thenComparing(Hit::matchedOn))
              .toList();
      if (hits.size() > crowd && !prefix.endsWith(" ")) {
        TreeSet<Integer> seen = new TreeSet<>();
        all.put(
            prefix, hits.stream().filter(hit -> seen.add(hit.artistId())).limit(matches).toList());
      }
    }
    return all;
  }

  private static int byCodePoints(String one, String other) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    return Arrays.compare(a, b);
  }
}
