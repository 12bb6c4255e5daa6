package creditgraph.graph.search;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.measure.Distances;
import creditgraph.graph.measure.MultiSourceDistances;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Shapes that hurt, asked in every way a route can be asked for.
class ShapesTest {

  private static final int HUB_RELEASES = 1_000_000;
  private static final int CHAIN_ARTISTS = 100_000;
  private static final int NOT_CONNECTED = -1;
  private static final SearchBudget FAR =
      new SearchBudget(CHAIN_ARTISTS, 1_000_000_000, Duration.ofMinutes(1));
  private static final CreditGraph STAR = star(HUB_RELEASES);
  private static final CreditGraph CHAIN = chain(CHAIN_ARTISTS);

  private final SearchScratch scratch = SearchScratch.create();

  /// The releases on the route found, or [#NOT_CONNECTED]; a budget that ran out is named.
  private enum Question {
    SHORTEST {
      @Override
      Object ask(CreditGraph graph, int from, int to, SearchBudget budget, SearchScratch scratch) {
        return answer(ShortestPath.find(graph, from, to, budget, scratch));
      }
    },
    ALL_SHORTEST {
      @Override
      Object ask(CreditGraph graph, int from, int to, SearchBudget budget, SearchScratch scratch) {
        return switch (AllShortestPaths.find(graph, from, to, budget, never(), scratch)) {
          case RoutesOutcome.Found found -> found.routes().sample(1).length();
          case RoutesOutcome.NotConnected _ -> NOT_CONNECTED;
          case RoutesOutcome.BudgetExhausted spent -> spent.limit();
        };
      }
    },
    AVOIDING_YEARS {
      @Override
      Object ask(CreditGraph graph, int from, int to, SearchBudget budget, SearchScratch scratch) {
        return constrained(
            SearchConstraints.none().between(1970, 1980), graph, from, to, budget, scratch);
      }
    },
    YEARS_IN_ORDER {
      @Override
      Object ask(CreditGraph graph, int from, int to, SearchBudget budget, SearchScratch scratch) {
        return constrained(
            SearchConstraints.none().withYearsInOrder(), graph, from, to, budget, scratch);
      }
    },
    CHEAPEST {
      @Override
      Object ask(CreditGraph graph, int from, int to, SearchBudget budget, SearchScratch scratch) {
        return weighted(RouteCosts.standard(), graph, from, to, budget, scratch);
      }
    },
    CHEAPEST_BY_ROLES {
      @Override
      Object ask(CreditGraph graph, int from, int to, SearchBudget budget, SearchScratch scratch) {
        RouteCosts costs = RouteCosts.standard().withRoles(List.of(3, 1));
        return weighted(costs, graph, from, to, budget, scratch);
      }
    };

    abstract Object ask(
        CreditGraph graph, int from, int to, SearchBudget budget, SearchScratch scratch);

    private static Object constrained(
        SearchConstraints constraints,
        CreditGraph graph,
        int from,
        int to,
        SearchBudget budget,
        SearchScratch scratch) {
      return answer(
          ConstrainedPath.find(graph, from, to, constraints, _ -> 1975, budget, never(), scratch));
    }

    private static Object weighted(
        RouteCosts costs,
        CreditGraph graph,
        int from,
        int to,
        SearchBudget budget,
        SearchScratch scratch) {
      CreditRoles roles = (release, count, into) -> Arrays.fill(into, 0, count, 1 + release % 2);
      WeightedOutcome outcome =
          WeightedPath.find(
              graph, from, to, costs, roles, ReleaseFees.FREE, budget, never(), scratch);
      return switch (outcome) {
        case WeightedOutcome.Found found -> found.path().length();
        case WeightedOutcome.NotConnected _ -> NOT_CONNECTED;
        case WeightedOutcome.BudgetExhausted spent -> spent.limit();
      };
    }

    private static Object answer(SearchOutcome outcome) {
      return switch (outcome) {
        case SearchOutcome.Found found -> found.path().length();
        case SearchOutcome.NotConnected _ -> NOT_CONNECTED;
        case SearchOutcome.BudgetExhausted spent -> spent.limit();
      };
    }

    private static Cancellation never() {
      return Cancellation.never();
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoPartnersOfAHubAreTwoReleasesApart(Question question) {
    int[] partners = artistsOf(STAR, 1, 2);

    assertThat(question.ask(STAR, partners[0], partners[1], SearchBudget.standard(), scratch))
        .isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aHubAndAPartnerAreOneReleaseApart(Question question) {
    int hub = artistsOf(STAR, HUB_RELEASES, 1)[0];
    int partner = artistsOf(STAR, 1, 1)[0];

    assertThat(question.ask(STAR, hub, partner, SearchBudget.standard(), scratch)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void theEndsOfAChainAreAsFarApartAsItIsLong(Question question) {
    int[] ends = artistsOf(CHAIN, 1, 2);

    assertThat(question.ask(CHAIN, ends[0], ends[1], FAR, scratch)).isEqualTo(CHAIN_ARTISTS - 1);
  }

  @ParameterizedTest
  @EnumSource
  void aChainLongerThanTheBudgetIsNoAnswer(Question question) {
    int[] ends = artistsOf(CHAIN, 1, 2);

    assertThat(question.ask(CHAIN, ends[0], ends[1], SearchBudget.standard(), scratch))
        .isEqualTo(SearchBudget.Limit.RELEASES);
  }

  @ParameterizedTest
  @EnumSource
  void aBudgetOfCreditsEndsAWalkAlongAChain(Question question) {
    int[] ends = artistsOf(CHAIN, 1, 2);
    SearchBudget credits = new SearchBudget(CHAIN_ARTISTS, 1_000, Duration.ofMinutes(1));

    assertThat(question.ask(CHAIN, ends[0], ends[1], credits, scratch))
        .isEqualTo(SearchBudget.Limit.EDGES);
  }

  @ParameterizedTest
  @EnumSource
  void twoIslandsAreNotConnected(Question question) {
    CreditGraph islands = graph(4, new int[] {0, 2, 4}, new int[] {0, 1, 2, 3});
    int other = islands.componentStart(1);

    assertThat(question.ask(islands, 0, other, SearchBudget.standard(), scratch))
        .isEqualTo(NOT_CONNECTED);
  }

  @ParameterizedTest
  @EnumSource
  void artistsOfSoloReleasesAreNotConnected(Question question) {
    CreditGraph soloists = graph(3, new int[] {0, 1, 2, 3}, new int[] {0, 1, 2});

    assertThat(question.ask(soloists, 0, 2, SearchBudget.standard(), scratch))
        .isEqualTo(NOT_CONNECTED);
  }

  @Test
  void allPartnersOfAHubAreTwoReleasesFromOneOfThem() {
    int partner = artistsOf(STAR, 1, 1)[0];

    int[] distances = Distances.from(STAR, partner);

    assertThat(IntStream.of(distances).filter(distance -> distance == 2).count())
        .isEqualTo(HUB_RELEASES - 1);
  }

  @Test
  void manySourcesSeeAChainFromItsEnds() {
    int[] ends = artistsOf(CHAIN, 1, 2);
    long[] sums = new long[2];

    MultiSourceDistances.create()
        .run(
            CHAIN,
            ends,
            (_, distance, sources) -> {
              sums[0] += (sources & 1) * distance;
              sums[1] += (sources >> 1) * distance;
            });

    long expected = (CHAIN_ARTISTS - 1L) * CHAIN_ARTISTS / 2;
    assertThat(sums).containsExactly(expected, expected);
  }

  /// One artist with a release for each of the others.
  private static CreditGraph star(int others) {
    int[] starts = IntStream.rangeClosed(0, others).map(release -> 2 * release).toArray();
    int[] artists = new int[2 * others];
    for (int release = 0; release < others; release++) {
      artists[2 * release + 1] = release + 1;
    }
    return graph(others + 1, starts, artists);
  }

  /// Each artist has a release with the next.
  private static CreditGraph chain(int artists) {
    int[] starts = IntStream.range(0, artists).map(release -> 2 * release).toArray();
    int[] credits = IntStream.range(0, 2 * (artists - 1)).map(i -> (i + 1) / 2).toArray();
    return graph(artists, starts, credits);
  }

  private static CreditGraph graph(int artists, int[] starts, int[] credits) {
    return CreditGraph.inMemory(CreditEdges.of(artists, starts, credits));
  }

  /// The first artists with so many releases.
  private static int[] artistsOf(CreditGraph graph, int releases, int count) {
    return IntStream.range(0, graph.artistCount())
        .filter(artist -> graph.artistToReleases().degree(artist) == releases)
        .limit(count)
        .toArray();
  }
}
