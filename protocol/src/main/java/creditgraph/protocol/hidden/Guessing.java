package creditgraph.protocol.hidden;

import creditgraph.protocol.hidden.HiddenPuzzle.Answer;
import creditgraph.protocol.hidden.HiddenPuzzle.Reveal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Questions about hidden contributors and their answers. They stay on the node that is asked.
public interface Guessing {

  /// Puzzles on a page of the archive.
  int MAX_PAGE = 100;

  /// Reveals that a puzzle may have.
  int MAX_REVEALS = 6;

  /// Characters of a guessed name.
  int MAX_NAME = 160;

  /// Every way the question for a puzzle can end.
  sealed interface PuzzleReply permits Found, NoPuzzle {}

  /// Every way a guess can be judged.
  sealed interface GuessReply permits Judged, NoPuzzle {}

  record Found(HiddenPuzzle puzzle) implements PuzzleReply {}

  /// Nothing was published for that day, or the day has not come.
  record NoPuzzle(LocalDate day) implements PuzzleReply, GuessReply {}

  /// Whom a player names after the reveals up to one.
  sealed interface Guess {

    record ById(int artist) implements Guess {}

    record ByName(String name) implements Guess {}

    /// Nobody: tell me more.
    record Pass() implements Guess {}
  }

  /// @param reveal the last that was seen, from 1
  /// @param score 0 unless the guess was right
  /// @param next what is told now; empty once the game is over
  /// @param answer once it is
  record Judged(
      HiddenPuzzle puzzle,
      int reveal,
      boolean correct,
      int score,
      Optional<Reveal> next,
      Optional<Answer> answer)
      implements GuessReply {}

  /// A page of the archive, newest first.
  ///
  /// @param more whether earlier ones follow
  record Page(List<HiddenPuzzle> puzzles, boolean more) {
    public Page {
      puzzles = List.copyOf(puzzles);
    }
  }
}
