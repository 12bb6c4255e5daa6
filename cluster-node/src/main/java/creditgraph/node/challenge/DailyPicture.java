package creditgraph.node.challenge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A picture of a day's solved chain: artist, release, artist, and so on down to the goal, along
/// the best-known shortest route.
///
/// A function of the daily file alone. Plain shapes and text with attributes, so that it is shown
/// where neither style nor script is allowed; a title and a description for those who do not see
/// it; names stand apart by Unicode isolates, so that no name turns another's direction.
final class DailyPicture {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Longer names are cut; the description has them whole.
  private static final int MOST_CHARS = 52;

  private static final int WIDTH = 560;
  private static final int MARGIN = 32;
  private static final int STEP = 56;
  private static final int TEXT_X = 64;

  private static final String PAPER = "#fbfaf7";
  private static final String INK = "#1d1c1a";
  private static final String FAINT = "#5f5b54";
  private static final String LINE = "#b8b2a6";
  private static final String MARK = "#9b3d12";

  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';

  /// @param text whole
  private record Stop(String text, boolean artist) {}

  private DailyPicture() {}

  /// @param file as `contracts/json/daily.schema.json` describes it
  /// @throws IOException when it is no such file
  static byte[] of(byte[] file) throws IOException {
    JsonNode daily = JSON.readTree(file);
    List<Stop> stops = stops(daily);
    String from = stops.getFirst().text();
    String to = stops.getLast().text();
    StringBuilder svg = new StringBuilder();
    int height = 2 * MARGIN + (stops.size() - 1) * STEP;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d"\
         role="img" aria-labelledby="title desc" font-family="Georgia, 'Times New Roman', serif">
        <title id="title">%3$s</title>
        <desc id="desc">%4$s</desc>
        <rect width="%1$d" height="%2$d" fill="%5$s"/>
        """
            .formatted(
                WIDTH,
                height,
                escaped(
                    "Music-Credit Graph %s: %s to %s"
                        .formatted(daily.get("date").asText(), isolated(from), isolated(to))),
                escaped(description(stops)),
                PAPER));
    svg.append(
        "<path d=\"M%d %dV%d\" stroke=\"%s\" stroke-width=\"2\"/>\n"
            .formatted(MARGIN, MARGIN, height - MARGIN, LINE));
    for (int i = 0; i < stops.size(); i++) {
      append(svg, stops.get(i), MARGIN + i * STEP, i == 0 || i == stops.size() - 1);
    }
    return svg.append("</svg>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<Stop> stops(JsonNode daily) {
    Map<Integer, String> artists = new HashMap<>();
    daily.get("artists").forEach(one -> artists.put(one.get("id").asInt(), text(one, "name")));
    Map<Integer, String> releases = new HashMap<>();
    daily.get("releases").forEach(one -> releases.put(one.get("id").asInt(), release(one)));
    List<Stop> stops = new ArrayList<>();
    stops.add(new Stop(artists.getOrDefault(daily.get("from").asInt(), "?"), true));
    for (JsonNode step : daily.at("/showcase/0/steps")) {
      stops.add(new Stop(releases.getOrDefault(step.get(0).asInt(), "?"), false));
      stops.add(new Stop(artists.getOrDefault(step.get(1).asInt(), "?"), true));
    }
    return stops;
  }

  private static String release(JsonNode one) {
    JsonNode year = one.get("year");
    return year.isNull() ? text(one, "title") : text(one, "title") + ", " + year.asInt();
  }

  private static String text(JsonNode from, String field) {
    return from.get(field).asText();
  }

  private static String description(List<Stop> stops) {
    StringBuilder description = new StringBuilder();
    for (Stop stop : stops) {
      if (!description.isEmpty()) {
        description.append(stop.artist() ? " with " : " on ");
      }
      description.append(isolated(stop.text()));
    }
    return description.append('.').toString();
  }

  private static void append(StringBuilder svg, Stop stop, int y, boolean end) {
    if (stop.artist()) {
      svg.append(
          "<circle cx=\"%d\" cy=\"%d\" r=\"9\" fill=\"%s\" stroke=\"%s\" stroke-width=\"3\"/>\n"
              .formatted(MARGIN, y, end ? MARK : PAPER, MARK));
    } else {
      svg.append(
          "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"14\" fill=\"%s\"/>\n"
              .formatted(MARGIN - 7, y - 7, FAINT));
    }
    svg.append(
        "<text x=\"%d\" y=\"%d\" font-size=\"%d\" fill=\"%s\"%s>%s</text>\n"
            .formatted(
                TEXT_X,
                y + 6,
                stop.artist() ? 20 : 16,
                stop.artist() ? INK : FAINT,
                stop.artist() ? "" : " font-style=\"italic\"",
                escaped(isolated(cut(stop.text())))));
  }

  private static String isolated(String text) {
    return FIRST_STRONG_ISOLATE + text + POP_ISOLATE;
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MOST_CHARS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_CHARS - 1)) + "…";
  }

  /// For text of an element; characters that XML cannot hold, and signs that turn directions, go.
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .filter(DailyPicture::isShown)
        .forEach(point -> {
          switch (point) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            default -> escaped.appendCodePoint(point);
          }
        });
    return escaped.toString();
  }

  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
      case Character.FORMAT ->
          point == FIRST_STRONG_ISOLATE || point == POP_ISOLATE || isJoiner(point);
      default -> true;
    };
  }

  /// Scripts and emoji are spelled with them.
  private static boolean isJoiner(int point) {
    return point == 0x200C || point == 0x200D;
  }
}
