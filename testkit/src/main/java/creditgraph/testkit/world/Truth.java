package creditgraph.testkit.world;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
  public record DumpFile(String name, long records, long xmlBytes, String xmlSha256) {}

  /// @param releases on a shortest route between the two by performing, at least 3
  public record ShowPair(int from, int to, int releases) {}

  /// How often `table` has a row; 0 when it has none.
  public long rowsOf(String table) {
    return rows.getOrDefault(table, 0L);
  }

  public long figure(String name) {
    return figures.getOrDefault(name, 0L);
  }

  public String toJson() {
    StringBuilder json = new StringBuilder("{\n");
    json.append("  \"releases\": ").append(world.releases()).append(",\n");
    json.append("  \"seed\": ").append(world.seed()).append(",\n");
    json.append("  \"date\": \"").append(world.date()).append("\",\n  \"files\": [\n");
    for (DumpFile file : files) {
      json.append(
          """
          {"name": "%s", "records": %d, "xmlBytes": %d, "xmlSha256": "%s"}\
          """
              .formatted(file.name(), file.records(), file.xmlBytes(), file.xmlSha256()));
      json.append(file.equals(files.getLast()) ? "\n" : ",\n");
    }
    json.append("  ],\n");
    append(json, "rows", rows);
    append(json, "figures", figures);
    json.append("  \"pairs\": [\n");
    for (ShowPair pair : pairs) {
      json.append(
          """
          {"from": %d, "to": %d, "releases": %d}\
          """
              .formatted(pair.from(), pair.to(), pair.releases()));
      json.append(pair.equals(pairs.getLast()) ? "\n" : ",\n");
    }
    return json.append("  ]\n}\n").toString();
  }

  private static void append(StringBuilder json, String name, SortedMap<String, Long> counts) {
    json.append("  \"").append(name).append("\": {\n");
    counts.forEach((key, count) ->
        json.append("    \"%s\": %d".formatted(key, count))
            .append(key.equals(counts.lastKey()) ? "\n" : ",\n"));
    json.append("  },\n");
  }
}
