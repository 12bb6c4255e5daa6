package creditgraph.ingest.registry;

import java.util.Locale;

/// How far an operation is.
public enum State {
  /// It is about to change files.
  INTENDED,
  DONE,
  /// It was stopped before readers could see anything of it.
  ABANDONED,
  /// The snapshot failed its check; nothing has changed.
  REFUSED;

  /// As in the registry's table.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static State of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
