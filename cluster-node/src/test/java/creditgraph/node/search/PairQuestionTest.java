package creditgraph.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.path.RouteOptions;
import creditgraph.protocol.path.RouteQuestion;
import creditgraph.protocol.path.YearOrder;
import org.junit.jupiter.api.Test;

final class PairQuestionTest {

  private static final RulesetId PERFORMERS = new RulesetId("performers");

  @Test
  void isTheSameFromBothEnds() {
    PairQuestion there =
        question(41, 45, new OptionsExample().via(7, 8).yearOrder(YearOrder.ASCENDING));
    PairQuestion back =
        question(45, 41, new OptionsExample().via(8, 7).yearOrder(YearOrder.DESCENDING));

    assertThat(there).isEqualTo(back);
    assertThat(there.entityId()).isEqualTo("performers/41/45/yearOrder=ascending;via=7,8");
  }

  @Test
  void isTheSameHoweverListsAreOrdered() {
    assertThat(
            question(
                41,
                45,
                new OptionsExample()
                    .avoidArtists(9, 8, 9)
                    .avoidReleases(2, 1)
                    .avoidFormats("DVD", "CD")))
        .isEqualTo(
            question(
                41,
                45,
                new OptionsExample()
                    .avoidFormats("CD", "DVD", "CD")
                    .avoidReleases(1, 2)
                    .avoidArtists(8, 9)));
  }

  @Test
  void namesAPlainQuestionAsNodesOfBeforeThereWereOptionsDo() {
    assertThat(question(45, 41, new OptionsExample()).entityId()).isEqualTo("performers/41/45");
    assertThat(RouteOptions.NONE.canonical()).isEmpty();
  }

  @Test
  void writesAllThatIsSetWhateverTheNamesOfFormatsHold() {
    assertThat(
            new OptionsExample()
                .years(1960, 1969)
                .maxReleases(6)
                .maxPeople(30)
                .avoidFormats("a,b;c\\", "LP")
                .avoidArtists(43)
                .options()
                .canonical())
        .isEqualTo(
            "years=1960-1969;maxReleases=6;maxPeople=30;"
                + "avoidFormats=LP,a\\,b\\;c\\\\;avoidArtists=43");
    assertThat(new OptionsExample().routes(3).options().canonical()).isEqualTo("routes=3");
    assertThat(new OptionsExample().seed(3).options().canonical()).isEqualTo("seed=3");
    assertThat(new OptionsExample().hubPenalty(0).options().canonical()).isEqualTo("hubPenalty=0");
  }

  private static PairQuestion question(int from, int to, OptionsExample options) {
    return PairQuestion.of(
        new RouteQuestion(PERFORMERS, new ArtistId(from), new ArtistId(to), options.options()));
  }
}
