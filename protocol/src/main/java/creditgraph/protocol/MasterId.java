package creditgraph.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A Discogs master id, as in `https://www.discogs.com/master/<id>`.
///
/// @param value positive
public record MasterId(@JsonValue int value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MasterId {
    if (value <= 0) {
      throw new IllegalArgumentException("master id: expected a positive number, found " + value);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
