package creditgraph.http.request;

import creditgraph.http.problem.Problem;
import creditgraph.http.problem.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import org.apache.pekko.japi.Pair;

/// The parameters of an address, each known and given at most once.
public final class QueryParameters {

  private final Map<String, String> values;

  private QueryParameters(Map<String, String> values) {
    this.values = values;
  }

  /// @throws Refused for a parameter that nobody asked for or that is given twice
  public static QueryParameters of(HttpRequest request, List<String> names) {
    Map<String, String> values = new HashMap<>();
    for (Pair<String, String> parameter : pairs(request)) {
      String name = parameter.first();
      if (!names.contains(name)) {
        throw new Refused(
            Problem.invalid(
                "query", "there is an unknown parameter; expected " + String.join(", ", names)));
      }
      if (values.put(name, parameter.second()) != null) {
        throw new Refused(Problem.invalid(name, "expected once, found twice"));
      }
    }
    return new QueryParameters(values);
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  public String textOr(String name, String absent) {
    return values.getOrDefault(name, absent);
  }

  public int wholeNumberOr(String name, int least, int most, int absent) {
    String text = values.get(name);
    if (text == null) {
      return absent;
    }
    // Nine digits are below the largest int, so that parsing cannot fail.
    int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw new Refused(
          Problem.invalid(name, "expected a whole number from " + least + " to " + most));
    }
    return number;
  }

  private static List<Pair<String, String>> pairs(HttpRequest request) {
    try {
      return request.getUri().query().toList();
    } catch (IllegalUriException e) {
      throw new Refused(Problem.invalid("query", "it is not well formed"));
    }
  }
}
