package creditgraph.http.path;

import creditgraph.http.limit.RequestBounds;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.RequestObject;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import java.util.List;

/// What the body of `POST /paths` asks for.
record PathQuestion(RulesetId ruleset, ArtistId from, ArtistId to) {

  private static final List<String> FIELDS = List.of("from", "to", "ruleset");

  /// @throws Refused when it cannot be asked
  static PathQuestion parse(byte[] body) {
    RequestObject object = RequestObject.parse(body, FIELDS);
    ArtistId from = new ArtistId(object.wholeNumber("from", 1, Integer.MAX_VALUE));
    ArtistId to = new ArtistId(object.wholeNumber("to", 1, Integer.MAX_VALUE));
    RulesetId ruleset =
        RequestBounds.ruleset(object.textOr("ruleset", RequestBounds.DEFAULT_RULESET));
    if (from.equals(to)) {
      throw new Refused(
          Problem.of(
              ProblemType.SAME_ARTIST, "from and to are both artist " + from + "; pick two."));
    }
    return new PathQuestion(ruleset, from, to);
  }
}
