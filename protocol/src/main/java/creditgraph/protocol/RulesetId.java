package creditgraph.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// The name of a ruleset: which credits count as a connection.
///
/// @param value lower-case letters, digits and hyphens, 1 to 40 of them, a letter first
public record RulesetId(@JsonValue String value) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RulesetId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "ruleset name: expected " + FORM.pattern() + ", found '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
