package creditgraph.http.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import creditgraph.http.limit.RequestBounds;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.QueryParameters;
import creditgraph.http.request.RequestObject;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.path.RouteOptions;
import creditgraph.protocol.path.RouteQuestion;
import creditgraph.protocol.path.YearOrder;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.YearWindow;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/// Reads what the body of `POST /paths`, or the address of `GET /paths`, asks for.
final class PathQuestion {

  private static final List<String> OPTIONS =
      List.of(
          "routes",
          "seed",
          "hubPenalty",
          "years",
          "yearOrder",
          "maxReleases",
          "maxPeople",
          "avoidFormats",
          "avoidArtists",
          "avoidReleases",
          "via");

  private static final List<String> FIELDS =
      Stream.concat(Stream.of("from", "to", "ruleset"), OPTIONS.stream()).toList();

  private static final Set<String> TEXTS = Set.of("ruleset", "years", "yearOrder", "avoidFormats");

  private static final Set<String> LISTS =
      Set.of("avoidFormats", "avoidArtists", "avoidReleases", "via");

  /// Fits into a long whatever its digits.
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  private PathQuestion() {}

  /// @throws Refused when it cannot be asked
  static RouteQuestion parse(byte[] body) {
    return question(RequestObject.parse(body, FIELDS));
  }

  /// Parameters are named as the fields of a body are, and lists are written with commas.
  ///
  /// @throws Refused when it cannot be asked
  static RouteQuestion parse(HttpRequest request) {
    QueryParameters parameters = QueryParameters.of(request, FIELDS);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String field : FIELDS) {
      parameters.text(field).ifPresent(text -> object.set(field, value(field, text)));
    }
    return question(RequestObject.of(object));
  }

  private static JsonNode value(String field, String text) {
    if (!LISTS.contains(field)) {
      return entry(field, text);
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (String entry : text.split(",", -1)) {
      list.add(entry(field, entry));
    }
    return list;
  }

  private static JsonNode entry(String field, String text) {
    return !TEXTS.contains(field) && WHOLE_NUMBER.matcher(text).matches()
        ? LongNode.valueOf(Long.parseLong(text))
        : TextNode.valueOf(text);
  }

  private static RouteQuestion question(RequestObject object) {
    ArtistId from = new ArtistId(object.wholeNumber("from", 1, Integer.MAX_VALUE));
    ArtistId to = new ArtistId(object.wholeNumber("to", 1, Integer.MAX_VALUE));
    RulesetId ruleset =
        RequestBounds.ruleset(object.textOr("ruleset", RequestBounds.DEFAULT_RULESET));
    if (from.equals(to)) {
      throw new Refused(
          Problem.of(
              ProblemType.SAME_ARTIST, "from and to are both artist " + from + "; pick two."));
    }
    RouteOptions options = options(object);
    for (ArtistId end : List.of(from, to)) {
      if (options.avoidArtists().contains(end)) {
        throw invalid("avoidArtists: artist %s is an end of the route".formatted(end));
      }
    }
    return new RouteQuestion(ruleset, from, to, options);
  }

  private static RouteOptions options(RequestObject object) {
    if (OPTIONS.stream().noneMatch(object::has)) {
      return RouteOptions.NONE;
    }
    try {
      return new RouteOptions(
          object.has("routes") ? object.wholeNumber("routes", 1, RouteOptions.MAX_ROUTES) : 0,
          object.has("seed") ? object.wholeNumber("seed", 1L, RouteOptions.MAX_SEED) : 0,
          object.has("hubPenalty")
              ? HubPenalty.of(object.wholeNumber("hubPenalty", 0, HubPenalty.MAX_COST))
              : HubPenalty.NONE,
          years(object),
          yearOrder(object),
          object.has("maxReleases")
              ? object.wholeNumber("maxReleases", 1, RouteOptions.MAX_RELEASES)
              : 0,
          object.has("maxPeople") ? object.wholeNumber("maxPeople", 2, RouteOptions.MAX_PEOPLE) : 0,
          object.textsOr("avoidFormats", RouteOptions.MAX_FORMATS),
          object.idsOr("avoidArtists", RouteOptions.MAX_AVOIDED).mapToObj(ArtistId::new).toList(),
          object.idsOr("avoidReleases", RouteOptions.MAX_AVOIDED).mapToObj(ReleaseId::new).toList(),
          object.idsOr("via", RouteOptions.MAX_VIA).mapToObj(ArtistId::new).toList());
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static YearWindow years(RequestObject object) {
    return YearWindow.parse(object.textOr("years", YearWindow.ALL.toString()))
        .orElseThrow(() -> invalid("years: expected all, a year, or 1960-1969"));
  }

  private static YearOrder yearOrder(RequestObject object) {
    String word = object.textOr("yearOrder", YearOrder.ANY.word());
    return Stream.of(YearOrder.values())
        .filter(order -> order.word().equals(word))
        .findFirst()
        .orElseThrow(() -> invalid("yearOrder: expected any, ascending or descending"));
  }

  /// @param message begins with its field
  private static Refused invalid(String message) {
    int colon = message.indexOf(':');
    return new Refused(Problem.invalid(message.substring(0, colon), message.substring(colon + 2)));
  }
}
