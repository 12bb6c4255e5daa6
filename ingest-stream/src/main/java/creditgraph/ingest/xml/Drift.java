package creditgraph.ingest.xml;

import java.util.SortedMap;
import java.util.TreeMap;

/// Elements, attributes and text that the readers do not know, counted by path: how a new layout of
/// the dumps is noticed.
///
/// Paths look like `release/artists/artist/nickname`, `release/@channel` or
/// `release/tracklist/#text`.
public final class Drift {

  /// A dump with more unknown paths than this is of another kind altogether.
  static final int MAX_PATHS = 500;

  private static final String OTHER = "(other paths)";

  private final SortedMap<String, Long> counts = new TreeMap<>();

  /// Goes on from what [#counts] said.
  public static Drift of(SortedMap<String, Long> counts) {
    Drift drift = new Drift();
    drift.counts.putAll(counts);
    return drift;
  }

  void count(String path) {
    add(path, 1);
  }

  public void add(Drift other) {
    other.counts.forEach(this::add);
  }

  private void add(String path, long count) {
    boolean known = counts.containsKey(path) || counts.size() < MAX_PATHS;
    counts.merge(known ? path : OTHER, count, Long::sum);
  }

  /// Occurrences by path, in the order of the paths.
  public SortedMap<String, Long> counts() {
    return new TreeMap<>(counts);
  }
}
