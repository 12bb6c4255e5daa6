package creditgraph.testkit.world;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is in the dump files of a world, counted while they were written.
///
/// @param files in the order artists, labels, masters, releases
/// @param rows that a catalog of these dumps should have, by table, credits by partition: `track`,
///   `credit/scope=main`
/// @param figures further counts: `unlinkedCredits` and `placeholderCredits` among the credits of
///   releases, `creditsWithAnv`, `creditsLimitedToTracks`, `topLevelTracks`, `subTracks`,
///   `releasesWithMaster`, `labelsWithParent`, and `artistReleasePairs`: distinct pairs of a linked
///   artist and a release, placeholders excluded
/// @param pairs good to show; none for worlds above 100 000 releases
public record Truth(
    World world,
    List<DumpFile> files,
    SortedMap<String, Long> rows,
    SortedMap<String, Long> figures,
    List<ShowPair> pairs) {

  public Truth {
    files = List.copyOf(files);
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    pairs = List.copyOf(pairs);
  }

  /// @param name for example `discogs_20261101_artists.xml.gz`
  /// @param xmlBytes before compression
  /// @param xmlSha256 of the XML, in lower-case hex; the compressed bytes depend on the zlib of the
  ///   Java that wrote them, the XML on nothing
  public record DumpFile(String name, long records, long xmlBytes, String xmlSha256) {
    private String json() {
      return String.format(
          Locale.ROOT,
          "{\"name\": \"%s\", \"records\": %d, \"xmlBytes\": %d, \"xmlSha256\": \"%s\"}",
          name,
          records,
          xmlBytes,
          xmlSha256);
    }
  }

  /// @param releases on a shortest route between the two by performing, at least 3
  public record ShowPair(int from, String fromName, int to, String toName, int releases) {
    private String json() {
      return String.format(
          Locale.ROOT,
          "{\"from\": %d, \"fromName\": \"%s\", \"to\": %d, \"toName\": \"%s\", \"releases\": %d}",
          from,
          fromName,
          to,
          toName,
          releases);
    }
  }

  /// How often `table` has a row; 0 when it has none.
  public long rowsOf(String table) {
    return rows.getOrDefault(table, 0L);
  }

  public long figure(String name) {
    return figures.getOrDefault(name, 0L);
  }

  /// Names are of our own making and need no escapes.
  public String toJson() {
    return "{\n"
        + "  \"releases\": "
        + world.releases()
        + ",\n"
        + "  \"seed\": "
        + world.seed()
        + ",\n"
        + "  \"date\": \"%s\",\n".formatted(world.date())
        + "  \"files\": [%s],\n".formatted(lines(files.stream().map(DumpFile::json)))
        + "  \"rows\": {%s},\n".formatted(lines(rows.entrySet().stream().map(Truth::json)))
        + "  \"figures\": {%s},\n".formatted(lines(figures.entrySet().stream().map(Truth::json)))
        + "  \"pairs\": [%s]\n".formatted(lines(pairs.stream().map(ShowPair::json)))
        + "}\n";
  }

  private static String json(Map.Entry<String, Long> count) {
    return "\"" + count.getKey() + "\": " + count.getValue();
  }

  private static String lines(Stream<String> lines) {
    return lines.map(line -> "\n    " + line).collect(Collectors.joining(",", "", "\n  "));
  }
}
