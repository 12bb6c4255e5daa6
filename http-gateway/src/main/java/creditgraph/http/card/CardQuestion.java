package creditgraph.http.card;

import creditgraph.http.limit.RequestBounds;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.QueryParameters;
import creditgraph.protocol.card.Asked;
import creditgraph.protocol.card.Decade;
import creditgraph.protocol.card.PageBounds;
import creditgraph.protocol.card.PageBounds.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/// What the addresses of cards take beside an id.
///
/// @param limit 0 when it was not given
record CardQuestion(Asked asked, Decade decade, Mark after, int limit) {

  private static final Pattern MARK = Pattern.compile("([0-9]{1,5})[.]([0-9]{1,10})");
  private static final Pattern DECADE = Pattern.compile("[0-9]{3}0");
  private static final String UNDATED = "undated";
  private static final int NOT_GIVEN = 0;

  /// @param more names beside `ruleset` and `snapshot`, of `decade`, `after`, `limit`
  /// @param mostLimit the largest page
  static CardQuestion parse(HttpRequest request, List<String> more, int mostLimit) {
    List<String> names = new ArrayList<>(List.of("ruleset", "snapshot"));
    names.addAll(more);
    QueryParameters query = QueryParameters.of(request, names);
    return new CardQuestion(
        new Asked(
            RequestBounds.ruleset(query.textOr("ruleset", RequestBounds.DEFAULT_RULESET)),
            RequestBounds.fingerprint(query.textOr("snapshot", ""))),
        decade(query.textOr("decade", "")),
        mark(query.textOr("after", "")),
        query.wholeNumberOr("limit", 1, mostLimit, NOT_GIVEN));
  }

  PageBounds page(int usual) {
    return new PageBounds(after, limit == NOT_GIVEN ? usual : limit);
  }

  /// Whether the answer, given from the snapshot that was named, can never be another.
  boolean namesSnapshot() {
    return !asked.fingerprint().isEmpty();
  }

  /// The address of the page that begins at a mark. It names no snapshot: whoever walks on while
  /// another one becomes current shall get the rest.
  String next(String path, Mark mark) {
    StringBuilder address = new StringBuilder(path).append("?after=").append(mark);
    if (!asked.ruleset().value().equals(RequestBounds.DEFAULT_RULESET)) {
      address.append("&ruleset=").append(asked.ruleset());
    }
    if (!decade.equals(Decade.ANY)) {
      address
          .append("&decade=")
          .append(decade.equals(Decade.UNDATED) ? UNDATED : "%04d".formatted(decade.first()));
    }
    if (limit != NOT_GIVEN) {
      address.append("&limit=").append(limit);
    }
    return address.toString();
  }

  private static Decade decade(String text) {
    if (text.isEmpty()) {
      return Decade.ANY;
    }
    if (text.equals(UNDATED)) {
      return Decade.UNDATED;
    }
    if (!DECADE.matcher(text).matches()) {
      throw new Refused(
          Problem.invalid("decade", "expected the first of ten years as 1990, or undated"));
    }
    return new Decade(Integer.parseInt(text));
  }

  private static Mark mark(String text) {
    if (text.isEmpty()) {
      return Mark.START;
    }
    Matcher matcher = MARK.matcher(text);
    if (!matcher.matches() || Long.parseLong(matcher.group(2)) > Integer.MAX_VALUE) {
      throw new Refused(
          Problem.invalid("after", "expected what `next` of the page before says, as 1994.102"));
    }
    return new Mark(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }
}
