package creditgraph.testkit.world;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Counts dump files with the JDK's parser and as little thought as possible; knows nothing of how
/// they were made.
final class NaiveCount {

  private static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry("artists/artist", "artist"),
          Map.entry("artists/artist/aliases/name", "artist_alias"),
          Map.entry("artists/artist/groups/name", "artist_group"),
          Map.entry("artists/artist/members/name", "artist_member"),
          Map.entry("artists/artist/namevariations/name", "artist_variation"),
          Map.entry("artists/artist/urls/url", "artist_url"),
          Map.entry("labels/label", "label"),
          Map.entry("labels/label/sublabels/label", "sublabel"),
          Map.entry("labels/label/urls/url", "label_url"),
          Map.entry("masters/master", "master"),
          Map.entry("masters/master/artists/artist", "master_artist"),
          Map.entry("masters/master/videos/video", "master_video"),
          Map.entry("releases/release", "release"),
          Map.entry("releases/release/companies/company", "release_company"),
          Map.entry("releases/release/formats/format", "release_format"),
          Map.entry("releases/release/identifiers/identifier", "release_identifier"),
          Map.entry("releases/release/labels/label", "release_label"),
          Map.entry("releases/release/series/series", "release_series"),
          Map.entry("releases/release/videos/video", "release_video"),
          Map.entry("releases/release/tracklist/track", "track"),
          Map.entry("releases/release/tracklist/track/sub_tracks/track", "track"),
          Map.entry("releases/release/artists/artist", "credit/scope=main"),
          Map.entry("releases/release/extraartists/artist", "credit/scope=extra"),
          Map.entry("releases/release/tracklist/track/artists/artist", "credit/scope=track"),
          Map.entry(
              "releases/release/tracklist/track/sub_tracks/track/artists/artist",
              "credit/scope=track"),
          Map.entry(
              "releases/release/tracklist/track/extraartists/artist", "credit/scope=track-extra"),
          Map.entry(
              "releases/release/tracklist/track/sub_tracks/track/extraartists/artist",
              "credit/scope=track-extra"));

  private static final Set<String> PLACEHOLDERS = Set.of("194", "355", "118760", "151641");

  /// One credit of a release, at whatever place.
  record Credit(String id, String name, String anv, String join, String role, String tracks) {}

  /// @param formats descriptions of all formats
  /// @param credits at every place
  record Release(int id, List<String> formats, List<Credit> credits) {}

  final SortedMap<String, Long> rows = new TreeMap<>();
  final SortedMap<String, Long> figures = new TreeMap<>();
  final Map<String, List<Integer>> recordIds = new HashMap<>();
  final List<String> artistNames = new ArrayList<>();
  final List<Release> releases = new ArrayList<>();
  final Set<String> texts = new HashSet<>();
  final Set<String> masterIds = new HashSet<>();
  final Set<String> labelIds = new HashSet<>();

  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private Map<String, String> credit = new HashMap<>();
  private List<Credit> credits = new ArrayList<>();
  private List<String> formats = new ArrayList<>();
  private int releaseId;

  static NaiveCount of(Path directory) throws IOException, XMLStreamException {
    NaiveCount count = new NaiveCount();
    List<Path> files;
    try (var list = Files.list(directory)) {
      files = list.filter(file -> file.toString().matches(".*\\.xml(\\.gz)?")).sorted().toList();
    }
    for (Path file : files) {
      try (InputStream in = new BufferedInputStream(open(file))) {
        count.read(in);
      }
    }
    return count;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
  }

  static XMLInputFactory parserFactory() {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    // The JDK counts every character reference of a file against these.
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private void read(InputStream in) throws XMLStreamException {
    XMLStreamReader reader = parserFactory().createXMLStreamReader(in, "UTF-8");
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(reader);
        case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> end();
        default -> {}
      }
    }
    reader.close();
  }

  private void start(XMLStreamReader reader) {
    path.addLast(reader.getLocalName());
    text.setLength(0);
    String at = String.join("/", path);
    String table = TABLES.get(at);
    if (table != null) {
      rows.merge(table, 1L, Long::sum);
      if (table.startsWith("credit")) {
        credit = new HashMap<>();
      }
    }
    String id = reader.getAttributeValue(null, "id");
    switch (at) {
      case "releases/release" -> {
        releaseId = Integer.parseInt(id);
        recordIds.computeIfAbsent("release", k -> new ArrayList<>()).add(releaseId);
        credits = new ArrayList<>();
        formats = new ArrayList<>();
      }
      case "masters/master" -> {
        recordIds.computeIfAbsent("master", k -> new ArrayList<>()).add(Integer.valueOf(id));
      }
      case "releases/release/tracklist/track" -> figures.merge("topLevelTracks", 1L, Long::sum);
      case "releases/release/tracklist/track/sub_tracks/track" ->
          figures.merge("subTracks", 1L, Long::sum);
      case "releases/release/labels/label", "releases/release/series/series" -> labelIds.add(id);
      case "labels/label/parentLabel" -> figures.merge("labelsWithParent", 1L, Long::sum);
      case "releases/release/formats/format" ->
          texts.add("qty " + reader.getAttributeValue(null, "qty"));
      default -> {}
    }
  }

  private void end() {
    String at = String.join("/", path);
    String element = path.removeLast();
    String table = TABLES.getOrDefault(String.join("/", path), "");
    if (table.startsWith("credit")) {
      credit.put(element, text.toString());
    }
    switch (at) {
      case "artists/artist/id" ->
          recordIds
              .computeIfAbsent("artist", k -> new ArrayList<>())
              .add(Integer.valueOf(text.toString()));
      case "labels/label/id" ->
          recordIds
              .computeIfAbsent("label", k -> new ArrayList<>())
              .add(Integer.valueOf(text.toString()));
      case "artists/artist/name" -> artistNames.add(text.toString());
      case "releases/release/master_id" -> {
        figures.merge("releasesWithMaster", 1L, Long::sum);
        masterIds.add(text.toString());
      }
      case "releases/release/companies/company/id" -> labelIds.add(text.toString());
      case "releases/release/formats/format/descriptions/description" ->
          formats.add(text.toString());
      case "releases/release/notes" -> texts.add("notes " + text);
      case "releases/release/released" -> texts.add("released " + text);
      case "releases/release/title" -> texts.add("title " + text);
      case "releases/release/tracklist/track/position" -> texts.add("position " + text);
      case "releases/release" -> endRelease();
      default -> {}
    }
    if (TABLES.getOrDefault(at, "").startsWith("credit")) {
      endCredit();
    }
    text.setLength(0);
  }

  private void endCredit() {
    Credit found =
        new Credit(
            credit.getOrDefault("id", ""),
            credit.getOrDefault("name", ""),
            credit.getOrDefault("anv", ""),
            credit.getOrDefault("join", ""),
            credit.getOrDefault("role", ""),
            credit.getOrDefault("tracks", ""));
    credits.add(found);
    if (found.id().isEmpty()) {
      figures.merge("unlinkedCredits", 1L, Long::sum);
    }
    if (PLACEHOLDERS.contains(found.id())) {
      figures.merge("placeholderCredits", 1L, Long::sum);
    }
    if (!found.anv().isEmpty()) {
      figures.merge("creditsWithAnv", 1L, Long::sum);
    }
    if (!found.tracks().isEmpty()) {
      figures.merge("creditsLimitedToTracks", 1L, Long::sum);
    }
  }

  private void endRelease() {
    Set<String> linked = new HashSet<>();
    for (Credit each : credits) {
      if (!each.id().isEmpty() && !PLACEHOLDERS.contains(each.id())) {
        linked.add(each.id());
      }
    }
    figures.merge("artistReleasePairs", (long) linked.size(), Long::sum);
    releases.add(new Release(releaseId, List.copyOf(formats), List.copyOf(credits)));
  }
}
