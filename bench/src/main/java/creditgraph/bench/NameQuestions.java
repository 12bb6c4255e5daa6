package creditgraph.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.Snapshot;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What people type who look for an artist, drawn by seed and number: a name, variation or alias of
/// any artist, up to one of its characters, the first included; or with slips of the pen.
///
/// @param seed of the phase: other seeds give other names
record NameQuestions(Snapshot snapshot, long seed, Typing typing) {

  /// Asked for, as the web page does.
  static final int LIMIT = 10;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final int SLIPPED_FROM = 6;

  /// One name in so many has two slips: four in five have one, by Damerau.
  private static final int TWICE = 5;

  /// How somebody types.
  enum Typing {
    /// As far as any of the name's characters, each as likely.
    UP_TO_ANY,
    /// All of a name that has six characters or more, with a slip or two.
    SLIPPED
  }

  /// A question and whom it is meant to find.
  record Typed(String text, int artistId) {}

  Typed typed(int number) {
    SplitMix64 random = SplitMix64.of(seed, number);
    while (true) {
      ArtistEntry artist = snapshot.artist(random.nextInt(snapshot.manifest().artistCount()));
      String name = oneOf(names(artist), random);
      int characters = name.codePointCount(0, name.length());
      if (typing == Typing.UP_TO_ANY) {
        String start =
            name.substring(0, name.offsetByCodePoints(0, 1 + random.nextInt(characters))).strip();
        if (!start.isEmpty()) {
          return new Typed(start, artist.id());
        }
      } else if (characters >= SLIPPED_FROM) {
        String once = slipped(name, random);
        return new Typed(random.nextInt(TWICE) == 0 ? slipped(once, random) : once, artist.id());
      }
    }
  }

  /// `GET /artists/search`, whole.
  byte[] request(int number) {
    String query = URLEncoder.encode(typed(number).text(), StandardCharsets.UTF_8);
    return "GET /artists/search?q=%s&limit=%d&ruleset=%s HTTP/1.1\r\nHost: localhost\r\n\r\n"
        .formatted(query, LIMIT, BenchCluster.RULESET)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// Whether the artist meant is in an answer.
  boolean finds(int number, byte[] answer) throws IOException {
    for (JsonNode match : JSON.readTree(answer).path("matches")) {
      if (match.path("id").asInt() == typed(number).artistId()) {
        return true;
      }
    }
    return false;
  }

  /// Who typed right is among those found, unless as many others are.
  ///
  /// @throws IllegalStateException when not
  void check(int number, byte[] answer) throws IOException {
    if (JSON.readTree(answer).path("matches").size() < LIMIT && !finds(number, answer)) {
      throw new IllegalStateException(
          "%s does not find artist %d: %s"
              .formatted(
                  typed(number).text(),
                  typed(number).artistId(),
                  new String(answer, StandardCharsets.UTF_8)));
    }
  }

  static List<String> names(ArtistEntry artist) {
    List<String> names = new ArrayList<>(List.of(artist.name()));
    names.addAll(artist.variations());
    names.addAll(artist.aliases());
    return names;
  }

  private static String oneOf(List<String> names, SplitMix64 random) {
    return names.get(random.nextInt(names.size()));
  }

  /// Two characters change places, one is left out, one is too many, or one is another; never the
  /// first, which is seldom wrong.
  private static String slipped(String name, SplitMix64 random) {
    int[] points = name.codePoints().toArray();
    int at = 1 + random.nextInt(points.length - 2);
    String before = new String(points, 0, at);
    String here = Character.toString(points[at]);
    String next = Character.toString(points[at + 1]);
    String after = new String(points, at + 2, points.length - at - 2);
    String letter = Character.toString(LETTERS.charAt(random.nextInt(LETTERS.length())));
    return before
        + switch (random.nextInt(4)) {
          case 0 -> next + here;
          case 1 -> next;
          case 2 -> letter + here + next;
          default -> letter + next;
        }
        + after;
  }
}
