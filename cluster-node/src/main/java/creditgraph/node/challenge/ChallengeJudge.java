package creditgraph.node.challenge;

import creditgraph.game.attempt.Attempt;
import creditgraph.game.attempt.Score;
import creditgraph.game.attempt.StepVerdict;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.search.RouteEvidence;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.protocol.challenge.Challenge;
import creditgraph.protocol.challenge.Challenging.Judged;
import creditgraph.protocol.challenge.Challenging.JudgedStep;
import creditgraph.protocol.challenge.Challenging.Step;
import creditgraph.protocol.path.Hop;
import java.util.ArrayList;
import java.util.List;

/// Judges the steps of an attempt on an open snapshot. Remembers nothing of anybody.
final class ChallengeJudge {

  private static final int UNFINISHED = -1;

  private final LeasedSnapshot held;
  private final SnapshotBook book;

  ChallengeJudge(LeasedSnapshot held) {
    this.held = held;
    this.book = new SnapshotBook(held.snapshot());
  }

  /// @param hints that the player says to have taken
  Judged judge(Challenge challenge, List<Step> steps, int hints) {
    int from = challenge.from().id().value();
    Attempt attempt =
        Attempt.judge(
            from,
            challenge.to().id().value(),
            steps.stream().map(ChallengeJudge::step).toList(),
            book);
    return new Judged(
        challenge,
        held.ref(),
        judged(from, steps, attempt.verdicts()),
        attempt.releases(),
        attempt.refused(),
        hints,
        attempt.reached(),
        attempt.reached()
            ? Score.of(attempt.releases(), challenge.par(), hints, attempt.refused())
            : UNFINISHED);
  }

  private List<JudgedStep> judged(int from, List<Step> steps, List<StepVerdict> verdicts) {
    List<JudgedStep> judged = new ArrayList<>();
    int at = from;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      boolean accepted = verdicts.get(i) == StepVerdict.ACCEPTED;
      judged.add(
          new JudgedStep(step, verdicts.get(i).word(), accepted ? proof(at, step) : List.of()));
      at = accepted ? step.artist().value() : at;
    }
    return judged;
  }

  private List<Hop> proof(int at, Step step) {
    Snapshot snapshot = held.snapshot();
    int next = step.artist().value();
    int part = book.joiningPart(step.release().value(), at, next);
    return new RouteEvidence(snapshot)
        .hops(
            CreditPath.of(
                new int[] {snapshot.artistOrdinal(at), snapshot.artistOrdinal(next)},
                new int[] {part}));
  }

  private static creditgraph.game.attempt.Step step(Step step) {
    return new creditgraph.game.attempt.Step(step.release().value(), step.artist().value());
  }
}
