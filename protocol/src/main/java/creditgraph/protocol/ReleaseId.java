package creditgraph.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A Discogs release id, as in `https://www.discogs.com/release/<id>`.
///
/// @param value positive
public record ReleaseId(@JsonValue int value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ReleaseId {
    if (value <= 0) {
      throw new IllegalArgumentException("release id: expected a positive number, found " + value);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
