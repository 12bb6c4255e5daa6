package creditgraph.game.attempt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/// The steps of one player from an artist towards the goal, judged in their order.
///
/// @param verdicts one a step
/// @param releases of accepted steps
/// @param refused steps that were not accepted
/// @param at Discogs id of the artist where the player stands in the end
/// @param reached whether that is the goal
public record Attempt(
    List<StepVerdict> verdicts, int releases, int refused, int at, boolean reached) {

  public Attempt {
    verdicts = List.copyOf(verdicts);
  }

  public static Attempt judge(int from, int goal, List<Step> steps, CreditBook book) {
    List<StepVerdict> verdicts = new ArrayList<>();
    List<Integer> artists = new ArrayList<>(List.of(from));
    Set<Integer> releases = new HashSet<>();
    int at = from;
    for (Step step : steps) {
      StepVerdict verdict =
          book.isSame(at, goal)
              ? StepVerdict.AFTER_THE_GOAL
              : judge(at, step, releases, met(artists, book), book);
      if (verdict == StepVerdict.ACCEPTED) {
        at = step.artist();
        artists.add(at);
        releases.add(step.release());
      }
      verdicts.add(verdict);
    }
    return new Attempt(
        verdicts, releases.size(), steps.size() - releases.size(), at, book.isSame(at, goal));
  }

  private static IntPredicate met(List<Integer> artists, CreditBook book) {
    return artist -> artists.stream().anyMatch(one -> book.isSame(one, artist));
  }

  private static StepVerdict judge(
      int at, Step step, Set<Integer> releases, IntPredicate met, CreditBook book) {
    if (!book.hasRelease(step.release())) {
      return StepVerdict.RELEASE_OUTSIDE_THE_RULES;
    }
    if (!book.hasArtist(step.artist())) {
      return StepVerdict.ARTIST_OUTSIDE_THE_RULES;
    }
    if (releases.contains(step.release())) {
      return StepVerdict.RELEASE_REPEATED;
    }
    if (met.test(step.artist())) {
      return StepVerdict.ARTIST_REPEATED;
    }
    if (!book.credits(step.release(), at)) {
      return StepVerdict.NOT_CREDITED_HERE;
    }
    if (!book.credits(step.release(), step.artist())) {
      return StepVerdict.NEXT_NOT_CREDITED;
    }
    return book.joins(step.release(), at, step.artist())
        ? StepVerdict.ACCEPTED
        : StepVerdict.NOT_TOGETHER;
  }
}
