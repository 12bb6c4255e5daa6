package creditgraph.graph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.CreditGraph;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What may be asked, and how a limit of the question differs from one of the budget.
class SearchConstraintsTest {

  private static final ReleaseYears NO_YEARS =
      release -> {
        throw new AssertionError("nobody asked for the year of release " + release);
      };

  private final SearchScratch scratch = SearchScratch.create();

  private final CreditGraph pair =
      CreditGraph.inMemory(CreditEdges.of(2, new int[] {0, 2}, new int[] {0, 1}));

  private final CreditGraph chain =
      CreditGraph.inMemory(CreditEdges.of(3, new int[] {0, 2, 4}, new int[] {0, 1, 1, 2}));

  private SearchOutcome find(
      CreditGraph graph, int from, int to, SearchConstraints constraints, int budget) {
    return ConstrainedPath.find(
        graph,
        from,
        to,
        constraints,
        NO_YEARS,
        new SearchBudget(budget, 1_000, Duration.ofSeconds(5)),
        Cancellation.never(),
        scratch);
  }

  @Test
  void refusesToVisitAndAvoidTheSameArtist() {
    SearchConstraints constraints =
        SearchConstraints.none().avoidingArtists(List.of(1)).via(List.of(1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> find(pair, 0, 0, constraints, 9))
        .withMessageContaining("[1]");
  }

  @Test
  void refusesOrdinalsOfAnotherGraph() {
    SearchConstraints constraints = SearchConstraints.none().avoidingReleases(Set.of(1));

    assertThatThrownBy(() -> find(pair, 0, 1, constraints, 9))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void refusesAnEmptySpanOfYears() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SearchConstraints.none().between(2001, 2000));
  }

  @Test
  void refusesALimitOfNoRelease() {
    assertThatIllegalArgumentException().isThrownBy(() -> SearchConstraints.none().withAtMost(0));
  }

  @Test
  void refusesMoreArtistsToVisitThanItsBound() {
    List<Integer> artists = Collections.nCopies(SearchConstraints.MAX_VIA + 1, 1);

    assertThatIllegalArgumentException().isThrownBy(() -> SearchConstraints.none().via(artists));
  }

  @Test
  void aRouteThatIsTooLongForTheQuestionIsNoRoute() {
    assertThat(farPairs(SearchConstraints.none().withAtMost(1), 1))
        .isEqualTo(SearchOutcome.NotConnected.class);
  }

  @Test
  void aRouteThatIsTooLongForTheBudgetIsNotKnown() {
    assertThat(farPairs(SearchConstraints.none(), 1))
        .isEqualTo(SearchOutcome.BudgetExhausted.class);
  }

  /// What the pair of the chain that is two releases apart is told.
  private Class<?> farPairs(SearchConstraints constraints, int budget) {
    for (int from = 0; from < 3; from++) {
      for (int to = 0; to < 3; to++) {
        SearchOutcome outcome = find(chain, from, to, constraints, budget);
        if (!(outcome instanceof SearchOutcome.Found)) {
          return outcome.getClass();
        }
      }
    }
    throw new AssertionError("every pair was joined");
  }

  @Test
  void yearsAreNotAskedForWithoutAConstraintOnThem() {
    SearchConstraints constraints = SearchConstraints.none().via(List.of(1));

    assertThat(find(pair, 0, 0, constraints, 9)).isInstanceOf(SearchOutcome.Found.class);
  }

  @Test
  void aReleaseOfUnknownYearSatisfiesNoConstraintOnYears() {
    SearchOutcome outcome =
        ConstrainedPath.find(
            pair,
            0,
            1,
            SearchConstraints.none().withYearsInOrder(),
            release -> ReleaseYears.UNKNOWN,
            SearchBudget.standard(),
            Cancellation.never(),
            scratch);

    assertThat(outcome).isInstanceOf(SearchOutcome.NotConnected.class);
  }
}
