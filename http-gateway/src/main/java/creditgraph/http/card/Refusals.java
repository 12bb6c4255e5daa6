package creditgraph.http.card;

import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.snapshot.UnknownRulesets;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.card.Describing.Busy;
import creditgraph.protocol.card.Describing.OtherSnapshot;
import creditgraph.protocol.card.Describing.Refusal;
import creditgraph.protocol.card.Describing.UnknownArtist;
import creditgraph.protocol.card.Describing.UnknownRelease;
import creditgraph.protocol.card.Describing.UnknownRuleset;

/// The troubles of cards.
final class Refusals {

  private Refusals() {}

  static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case UnknownArtist unknown ->
          notCredited(ProblemType.UNKNOWN_ARTIST, "artist " + unknown.artist(), unknown.snapshot());
      case UnknownRelease unknown ->
          notCredited(
              ProblemType.UNKNOWN_RELEASE, "release " + unknown.release(), unknown.snapshot());
      case UnknownRuleset unknown ->
          UnknownRulesets.problem(unknown.ruleset(), unknown.available());
      case OtherSnapshot other ->
          Problem.of(
                  ProblemType.OTHER_SNAPSHOTS,
                  "snapshot: %s is not the current one of %s, which is %s"
                      .formatted(
                          other.askedFingerprint(),
                          other.current().ruleset(),
                          other.current().fingerprint()))
              .with("field", "snapshot");
      case Busy busy ->
          Problem.of(ProblemType.BUSY, "As many questions are waiting as we let wait.")
              .retryAfter(busy.retryAfter());
    };
  }

  private static Problem notCredited(ProblemType type, String what, SnapshotRef snapshot) {
    return Problem.of(
            type,
            "id: %s has no credit that counts under the ruleset %s in %s"
                .formatted(what, snapshot.ruleset(), snapshot.month()))
        .with("field", "id");
  }
}
