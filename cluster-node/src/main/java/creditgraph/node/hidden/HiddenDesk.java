package creditgraph.node.hidden;

import creditgraph.game.challenge.ChallengeDay;
import creditgraph.game.hidden.GuessedName;
import creditgraph.http.hidden.HiddenContributors;
import creditgraph.protocol.hidden.Guessing.Found;
import creditgraph.protocol.hidden.Guessing.Guess;
import creditgraph.protocol.hidden.Guessing.GuessReply;
import creditgraph.protocol.hidden.Guessing.Judged;
import creditgraph.protocol.hidden.Guessing.NoPuzzle;
import creditgraph.protocol.hidden.Guessing.Page;
import creditgraph.protocol.hidden.Guessing.PuzzleReply;
import creditgraph.protocol.hidden.HiddenPuzzle;
import creditgraph.protocol.hidden.HiddenPuzzle.Reveal;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// The gateway's hidden contributors, from the database alone.
public final class HiddenDesk implements HiddenContributors {

  private final HiddenTable table;
  private final Executor blocking;
  private final InstantSource clock;

  public HiddenDesk(HiddenTable table, Executor blocking, InstantSource clock) {
    this.table = table;
    this.blocking = blocking;
    this.clock = clock;
  }

  @Override
  public CompletionStage<PuzzleReply> today() {
    return on(now());
  }

  @Override
  public CompletionStage<PuzzleReply> on(LocalDate day) {
    return stored(day)
        .thenApply(found -> found.<PuzzleReply>map(Found::new).orElseGet(() -> new NoPuzzle(day)));
  }

  @Override
  public CompletionStage<Page> archive(LocalDate before, int most) {
    LocalDate tomorrow = now().plusDays(1);
    LocalDate end = before.isBefore(tomorrow) ? before : tomorrow;
    return asked(() -> {
      List<HiddenPuzzle> found = table.before(end, most + 1);
      boolean more = found.size() > most;
      return new Page(more ? found.subList(0, most) : found, more);
    });
  }

  @Override
  public CompletionStage<GuessReply> judge(LocalDate day, int reveal, Guess guess) {
    return stored(day)
        .thenApply(found ->
            found
                .<GuessReply>map(puzzle -> judge(puzzle, reveal, guess))
                .orElseGet(() -> new NoPuzzle(day)));
  }

  static Judged judge(HiddenPuzzle puzzle, int asked, Guess guess) {
    int reveal = Math.min(asked, puzzle.reveals().size());
    boolean correct = isRight(puzzle, guess);
    boolean over = correct || reveal == puzzle.reveals().size();
    Optional<Reveal> next = over ? Optional.empty() : Optional.of(puzzle.reveals().get(reveal));
    return new Judged(
        puzzle,
        reveal,
        correct,
        correct ? puzzle.reveals().get(reveal - 1).score() : 0,
        next,
        over ? Optional.of(puzzle.answer()) : Optional.empty());
  }

  private static boolean isRight(HiddenPuzzle puzzle, Guess guess) {
    return switch (guess) {
      case Guess.ById(int artist) -> artist == puzzle.answer().artist().id().value();
      case Guess.ByName(String name) -> puzzle.answer().names().contains(GuessedName.fold(name));
      case Guess.Pass() -> false;
    };
  }

  /// Empty also for a day that has not come, whose puzzle nobody shall know.
  private CompletionStage<Optional<HiddenPuzzle>> stored(LocalDate day) {
    return day.isAfter(now())
        ? CompletableFuture.completedStage(Optional.empty())
        : asked(() -> table.on(day));
  }

  @FunctionalInterface
  private interface Question<R> {
    R ask() throws SQLException;
  }

  private <R> CompletionStage<R> asked(Question<R> question) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return question.ask();
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        },
        blocking);
  }

  private LocalDate now() {
    return ChallengeDay.at(clock.instant());
  }
}
