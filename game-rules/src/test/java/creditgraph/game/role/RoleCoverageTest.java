package creditgraph.game.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How much of what contributors really typed the table understands. Prints the shares and the most
/// frequent mentions it does not, for whoever extends the table.
class RoleCoverageTest {

  private static final double OCCURRENCES_UNDERSTOOD = 0.999;

  /// Of different mentions on real releases, each counted once; all others say `Other`.
  private static final double MENTIONS_UNDERSTOOD = 0.989;

  /// About a twelfth of the vocabulary is no role: people, titles, track numbers, jokes.
  private static final double NAMES_UNDERSTOOD = 0.917;

  private static final int SHOWN = 25;

  private static final Path ROLES = Path.of(System.getProperty("creditgraph.data", ""), "roles");

  private record Counted(RoleMention mention, long count) {}

  @Test
  void understandsTheRolesOnRealReleases() throws IOException {
    assertThat(understood("role-strings.tsv", onRealReleases()))
        .isGreaterThan(OCCURRENCES_UNDERSTOOD);
  }

  @Test
  void understandsTheRareAsMuchAsTheFrequentOnRealReleases() throws IOException {
    List<Counted> once =
        onRealReleases().stream()
            .map(Counted::mention)
            .distinct()
            .map(mention -> new Counted(mention, 1))
            .toList();
    assertThat(understood("role-strings.tsv, each once", once)).isGreaterThan(MENTIONS_UNDERSTOOD);
  }

  @Test
  void understandsMostOfTheVocabulary() throws IOException {
    Path file = ROLES.resolve("role-names.txt");
    assumeTrue(Files.isRegularFile(file), "real records not at " + file);
    List<Counted> mentions =
        Files.readAllLines(file).stream()
            .map(name -> new Counted(new RoleMention(name, ""), 1))
            .toList();
    assertThat(understood("role-names.txt", mentions)).isGreaterThan(NAMES_UNDERSTOOD);
  }

  private static List<Counted> onRealReleases() throws IOException {
    Path file = ROLES.resolve("role-strings.tsv");
    assumeTrue(Files.isRegularFile(file), "real records not at " + file);
    List<Counted> mentions = new ArrayList<>();
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] columns = line.split("\t", 3);
      for (RoleMention mention : RoleParser.parse(columns[2])) {
        mentions.add(new Counted(mention, Long.parseLong(columns[0])));
      }
    }
    return mentions;
  }

  private static double understood(String source, List<Counted> mentions) {
    long total = mentions.stream().mapToLong(Counted::count).sum();
    List<Counted> strange =
        mentions.stream()
            .filter(m -> RoleTaxonomy.shipped().categories(m.mention()).contains(CreditRole.OTHER))
            .sorted(Comparator.comparingLong(Counted::count).reversed())
            .toList();
    long other = strange.stream().mapToLong(Counted::count).sum();
    double share = (double) (total - other) / total;
    System.out.printf("%s: %.3f %% of %d understood%n", source, 100 * share, total);
    strange.stream()
        .limit(SHOWN)
        .forEach(s -> System.out.printf("  %6d  %s%n", s.count(), s.mention()));
    return share;
  }
}
