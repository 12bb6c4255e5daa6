package creditgraph.http.challenge;

import creditgraph.http.problem.Problem;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.QueryParameters;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.challenge.Challenging.Ends;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// The collection of people that a drawn pair is to come from: `artists` and `decade`.
final class EndsField {

  private static final Pattern IDS = Pattern.compile("[1-9][0-9]{0,8}(?:,[1-9][0-9]{0,8})*");
  private static final Pattern DECADE = Pattern.compile("[12][0-9]{2}0s");

  private EndsField() {}

  static Ends read(QueryParameters query) {
    return new Ends(artists(query.textOr("artists", "")), decade(query.textOr("decade", "")));
  }

  private static List<ArtistId> artists(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<ArtistId> ids =
        IDS.matcher(text).matches()
            ? Arrays.stream(text.split(",", -1))
                .distinct()
                .map(id -> new ArtistId(Integer.parseInt(id)))
                .toList()
            : List.of();
    if (ids.size() < 2 || ids.size() > Ends.MOST) {
      throw new Refused(
          Problem.invalid(
              "artists", "expected 2 to %d different ids, as 41,45,720".formatted(Ends.MOST)));
    }
    return ids;
  }

  private static int decade(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    if (!DECADE.matcher(text).matches()) {
      throw new Refused(Problem.invalid("decade", "expected one as 1970s"));
    }
    return Integer.parseInt(text.substring(0, 4));
  }
}
