package creditgraph.http.exchange;

import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// The four ways an answer may be kept by others.
public enum Caching {

  /// Not at all: it is true now, or meant for one reader.
  NEVER("no-store"),

  /// Kept, but asked for again with its entity tag before each use.
  ASK_AGAIN("no-cache"),

  /// Shared for a minute: names change once a month, and a search box asks the same things often.
  BRIEFLY("public, max-age=60"),

  /// For ever: the address holds a hash of the content.
  FOR_EVER("public, max-age=31536000, immutable");

  private final String directives;

  Caching(String directives) {
    this.directives = directives;
  }

  /// The value of `Cache-Control`.
  public String directives() {
    return directives;
  }

  public HttpHeader header() {
    return RawHeader.create("Cache-Control", directives);
  }
}
