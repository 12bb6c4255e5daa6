package creditgraph.http.challenge;

import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.challenge.Challenging.Busy;
import creditgraph.protocol.challenge.Challenging.NoChallenge;

/// The troubles that questions about challenges share.
final class Answers {

  private Answers() {}

  static Problem unknown(NoChallenge none) {
    return Problem.of(
        ProblemType.UNKNOWN_CHALLENGE,
        "id: there is no challenge %s; GET /challenges lists those of all days that had one"
            .formatted(none.id()));
  }

  static Problem malformed() {
    return Problem.of(
        ProblemType.UNKNOWN_CHALLENGE,
        "id: expected a day of UTC as 2026-11-22, or a ruleset and two artists as"
            + " performers.41.45");
  }

  static Problem busy(Busy busy) {
    return Problem.of(ProblemType.BUSY, "As many questions are waiting as we let wait.")
        .retryAfter(busy.retryAfter());
  }
}
