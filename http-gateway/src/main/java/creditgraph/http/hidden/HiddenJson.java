package creditgraph.http.hidden;

import creditgraph.http.path.PathJson.ArtistJson;
import creditgraph.http.snapshot.SnapshotJson;
import creditgraph.protocol.hidden.Guessing.Judged;
import creditgraph.protocol.hidden.Guessing.Page;
import creditgraph.protocol.hidden.HiddenPuzzle;
import creditgraph.protocol.hidden.HiddenPuzzle.Answer;
import creditgraph.protocol.hidden.HiddenPuzzle.Fact;
import creditgraph.protocol.hidden.HiddenPuzzle.Reveal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Answers as the contract spells them, and as the files of the days do.
public interface HiddenJson {

  /// All that is told of a puzzle, in the order in which it is.
  static List<RevealJson> reveals(HiddenPuzzle puzzle) {
    return IntStream.rangeClosed(1, puzzle.reveals().size())
        .mapToObj(step -> RevealJson.of(step, puzzle.reveals().get(step - 1)))
        .toList();
  }

  /// @param scores for a right guess after each reveal
  /// @param first what is told to everybody
  record PuzzleJson(
      String id,
      String day,
      int number,
      SnapshotJson snapshot,
      List<Integer> scores,
      RevealJson first) {

    static PuzzleJson of(HiddenPuzzle puzzle) {
      return new PuzzleJson(
          puzzle.day().toString(),
          puzzle.day().toString(),
          puzzle.number(),
          SnapshotJson.of(puzzle.snapshot()),
          puzzle.reveals().stream().map(Reveal::score).toList(),
          RevealJson.of(1, puzzle.reveals().getFirst()));
    }
  }

  /// @param step from 1
  record RevealJson(int step, String kind, int score, List<FactJson> facts) {

    static RevealJson of(int step, Reveal reveal) {
      return new RevealJson(
          step, reveal.kind(), reveal.score(), reveal.facts().stream().map(FactJson::of).toList());
    }
  }

  record FactJson(String name, String value) {

    static FactJson of(Fact fact) {
      return new FactJson(fact.name(), fact.value());
    }
  }

  record AnswerJson(ArtistJson artist, ReleaseJson release) {

    public static AnswerJson of(Answer answer) {
      return new AnswerJson(
          ArtistJson.of(answer.artist()),
          new ReleaseJson(
              answer.release().value(),
              answer.title(),
              answer.headline(),
              answer.year() == 0 ? null : answer.year()));
    }
  }

  record ReleaseJson(int id, String title, String headline, @Nullable Integer year) {}

  /// @param score null unless the guess was right
  /// @param next null once the game is over
  /// @param answer null before
  record GuessJson(
      String id,
      int reveal,
      boolean correct,
      @Nullable Integer score,
      @Nullable RevealJson next,
      @Nullable AnswerJson answer) {

    static GuessJson of(Judged judged) {
      return new GuessJson(
          judged.puzzle().day().toString(),
          judged.reveal(),
          judged.correct(),
          judged.correct() ? judged.score() : null,
          judged.next().map(next -> RevealJson.of(judged.reveal() + 1, next)).orElse(null),
          judged.answer().map(AnswerJson::of).orElse(null));
    }
  }

  /// @param next the address of the next page; null on the last
  record PageJson(List<PuzzleJson> puzzles, @Nullable String next) {

    static PageJson of(Page page, @Nullable String next) {
      return new PageJson(page.puzzles().stream().map(PuzzleJson::of).toList(), next);
    }
  }
}
