package creditgraph.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A Discogs artist id, as in `https://www.discogs.com/artist/<id>`.
///
/// @param value positive
public record ArtistId(@JsonValue int value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ArtistId {
    if (value <= 0) {
      throw new IllegalArgumentException("artist id: expected a positive number, found " + value);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
