package creditgraph.protocol.sample;

import creditgraph.protocol.WireMessage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The years in which every release of a route was published, both included.
///
/// @param first 1 to [#MAX_YEAR]; 0, as `last`, for every release, also those of no known year
public record YearWindow(int first, int last) implements WireMessage {

  public static final int MAX_YEAR = 9999;

  /// Every release, whenever it was published.
  public static final YearWindow ALL = new YearWindow(0, 0);

  private static final Pattern FORM = Pattern.compile("([0-9]{4})(?:-([0-9]{4}))?");

  public YearWindow {
    boolean isAll = first == 0 && last == 0;
    if (!isAll && (first < 1 || first > last || last > MAX_YEAR)) {
      throw new IllegalArgumentException(
          "years: expected a first year from 1 and a last from there to %d, found %d-%d"
              .formatted(MAX_YEAR, first, last));
    }
  }

  /// Reads `all`, `1969` or `1960-1969`; empty when the text is none of these.
  public static Optional<YearWindow> parse(String text) {
    if (text.equals("all")) {
      return Optional.of(ALL);
    }
    Matcher match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(match.group(1));
    int last = match.group(2) == null ? first : Integer.parseInt(match.group(2));
    return first < 1 || first > last ? Optional.empty() : Optional.of(new YearWindow(first, last));
  }

  public boolean isAll() {
    return first == 0;
  }

  /// `all`, or `1960-1969`: what [#parse] reads.
  @Override
  public String toString() {
    return isAll() ? "all" : "%04d-%04d".formatted(first, last);
  }
}
