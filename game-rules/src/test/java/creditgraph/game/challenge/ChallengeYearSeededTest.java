package creditgraph.game.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.game.challenge.ChallengePicker.Taken;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.measure.PairDraw;
import creditgraph.graph.search.AllShortestPaths;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.RoutesOutcome;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;
import creditgraph.testkit.seed.TestSeed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Days upon days of challenges on a generated world, against a plain search. The whole year on 100
/// 000 releases is `-Dchallenges.releases=100000 -Dchallenges.days=366`.
final class ChallengeYearSeededTest {

  private static final int RELEASES = Integer.getInteger("challenges.releases", 10_000);
  private static final int DAYS = Integer.getInteger("challenges.days", 70);
  private static final int DAYS_OF_A_DRAW = 7;
  private static final int CANDIDATES = 300;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  /// @param drawn candidates of which one was picked
  private record Day(LocalDate date, Candidate picked, List<Candidate> drawn) {
    boolean isInBand(Candidate one) {
      return Band.of(one.difficulty()) == Band.of(date.getDayOfWeek());
    }
  }

  @Test
  void repeatsNobodyKeepsTheBandsAndStatesTheTruePar() {
    long seed = TestSeed.of("ChallengeYearSeededTest");
    CreditGraph graph = WorkloadGraph.of(RELEASES, seed);
    List<Day> days = year(graph, seed);

    Map<Integer, LocalDate> last = new HashMap<>();
    int outOfBand = 0;
    for (Day day : days) {
      if (!day.isInBand(day.picked())) {
        outOfBand++;
        assertThat(day.drawn())
            .as("%s %s", day.date().getDayOfWeek(), day.picked())
            .filteredOn(day::isInBand)
            .filteredOn(one -> isRested(last, day, one.from()) && isRested(last, day, one.to()))
            .noneMatch(one -> Candidate.LEAST_PAR <= one.par() && one.par() <= Candidate.MOST_PAR);
      }
      assertRested(last, day, day.picked().from());
      assertRested(last, day, day.picked().to());
      assertThat(day.picked().par())
          .as("par of %s on %s", day.picked(), day.date())
          .isBetween(Candidate.LEAST_PAR, Candidate.MOST_PAR)
          .isEqualTo(plainDistance(graph, day.picked().from(), day.picked().to()));
      assertThat(graph.releasesOf(day.picked().from()))
          .isGreaterThanOrEqualTo(Fame.leastReleases(graph));
    }
    assertThat(days).hasSize(DAYS);
    assertThat(outOfBand).as("days whose draw has nobody left in their band").isLessThan(DAYS / 10);
  }

  private static void assertRested(Map<Integer, LocalDate> last, Day day, int artist) {
    assertThat(isRested(last, day, artist))
        .as("artist %d on %s and on %s", artist, last.get(artist), day.date())
        .isTrue();
    last.put(artist, day.date());
  }

  private static boolean isRested(Map<Integer, LocalDate> last, Day day, int artist) {
    LocalDate before = last.get(artist);
    return before == null || !before.plusDays(60).isAfter(day.date());
  }

  private static List<Day> year(CreditGraph graph, long seed) {
    SearchScratch scratch = SearchScratch.create();
    PairAppraisal appraisal = new PairAppraisal(graph);
    int least = Fame.leastReleases(graph);
    List<Day> days = new ArrayList<>();
    List<Taken> taken = new ArrayList<>();
    List<Candidate> candidates = List.of();
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      if (day % DAYS_OF_A_DRAW == 0) {
        candidates = candidates(graph, PairDraw.of(graph, seed, day, least), appraisal, scratch);
      }
      Candidate picked = ChallengePicker.pick(date, candidates, taken, seed).orElseThrow();
      taken.add(new Taken(date, picked.from()));
      taken.add(new Taken(date, picked.to()));
      days.add(new Day(date, picked, candidates));
    }
    return days;
  }

  private static List<Candidate> candidates(
      CreditGraph graph, PairDraw draw, PairAppraisal appraisal, SearchScratch scratch) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < CANDIDATES; i++) {
      PairDraw.Pair pair = draw.next();
      if (AllShortestPaths.find(
              graph, pair.from(), pair.to(), SearchBudget.standard(), Cancellation.never(), scratch)
          instanceof RoutesOutcome.Found found) {
        PairTraits traits = appraisal.traits(found.routes());
        candidates.add(
            new Candidate(
                pair.from(), pair.to(), traits.releases(), traits.routes(), Difficulty.of(traits)));
      }
    }
    return candidates;
  }

  /// Breadth first over the lists of the graph, with none of its searches.
  private static int plainDistance(CreditGraph graph, int from, int to) {
    int[] distance = new int[graph.artistCount()];
    Arrays.fill(distance, -1);
    int[] row = new int[Math.max(graph.artistCount(), graph.releaseCount())];
    int[] people = new int[graph.artistCount()];
    boolean[] read = new boolean[graph.releaseCount()];
    List<Integer> queue = new ArrayList<>(List.of(from));
    distance[from] = 0;
    for (int head = 0; head < queue.size() && distance[to] < 0; head++) {
      int artist = queue.get(head);
      int releases = graph.releases(artist, row);
      for (int i = 0; i < releases; i++) {
        if (!read[row[i]]) {
          read[row[i]] = true;
          int count = graph.artists(row[i], people);
          for (int j = 0; j < count; j++) {
            if (distance[people[j]] < 0) {
              distance[people[j]] = distance[artist] + 1;
              queue.add(people[j]);
            }
          }
        }
      }
    }
    return distance[to];
  }
}
