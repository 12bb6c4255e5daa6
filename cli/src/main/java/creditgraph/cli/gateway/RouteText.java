package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;

/// Draws an answer of `POST /paths` as a chain of lines for a terminal.
///
/// ```
/// ● Ada Vale
/// │   Vocals, as "A. Vale"
/// ■ Harbour Songs · Edda Moss · 1969 · Vinyl, LP · release 1042337
/// │   Voice, Harmonium (A1, B2)
/// ● Edda Moss
/// ```
public final class RouteText {

  private static final int MAX_ROLES = 4;

  private RouteText() {}

  public static String draw(JsonNode reply) {
    var ruleset = reply.path("snapshot").path("ruleset").asText();
    return switch (reply.path("outcome").asText()) {
      case "found" -> chain(reply);
      case "not-connected" -> apart(reply, ruleset);
      case "unsatisfied" -> unsatisfied(reply);
      default ->
          "The search stopped at its limit (%s) after %,d credits; nothing is known about the pair.%n"
              .formatted(reply.path("limit").asText(), reply.path("edgesScanned").asLong());
    };
  }

  /// How far each end reaches, and under which rules they would be joined.
  private static String apart(JsonNode reply, String ruleset) {
    var text = new StringBuilder();
    var from = name(reply.path("from"));
    var to = name(reply.path("to"));
    text.append("%s and %s are not connected under the ruleset %s.%n".formatted(from, to, ruleset));
    if (reply.path("fromReach").isNumber()) {
      text.append(
          "%s reaches %s, %s reaches %s.%n"
              .formatted(from, others(reply.path("fromReach")), to, others(reply.path("toReach"))));
    }
    var joining = reply.path("joinedUnder");
    if (!joining.isEmpty()) {
      text.append(
          "Under the ruleset %s they are: --ruleset %<s%n"
              .formatted(joining.path(0).path("ruleset").asText()));
    }
    return text.toString();
  }

  private static String unsatisfied(JsonNode reply) {
    var text = new StringBuilder();
    text.append(
        "No route from %s to %s is like that.%n"
            .formatted(name(reply.path("from")), name(reply.path("to"))));
    int length = reply.path("lengthWithoutOptions").asInt();
    if (length > 0) {
      text.append(
          "Without options there is one of %d %s.%n"
              .formatted(length, length == 1 ? "step" : "steps"));
    }
    return text.toString();
  }

  /// A reach counts the artist, too.
  private static String others(JsonNode reach) {
    long others = reach.asLong() - 1;
    return others == 0
        ? "nobody"
        : "%,d other %s".formatted(others, others == 1 ? "artist" : "artists");
  }

  private static String chain(JsonNode reply) {
    var text = new StringBuilder();
    draw(text, reply.path("from"), reply.path("hops"));
    var shortest = reply.path("shortestRoutes");
    for (JsonNode other : shortest.path("others")) {
      text.append('\n');
      draw(text, reply.path("from"), other);
    }
    if (shortest.isObject()) {
      text.append(
          "%n%s%s shortest in all%n"
              .formatted(
                  shortest.path("isExact").asBoolean() ? "" : "at least ",
                  shortest.path("count").asText()));
    }
    if (reply.path("cost").isNumber()) {
      text.append("%ncost %d%n".formatted(reply.path("cost").asInt()));
    }
    var snapshot = reply.path("snapshot");
    text.append(
        "%n%d %s, %,d credits read in %.1f ms · snapshot %s %s %s%n"
            .formatted(
                reply.path("length").asInt(),
                steps(reply.path("hops")),
                reply.path("edgesScanned").asLong(),
                reply.path("tookMicros").asLong() / 1000.0,
                snapshot.path("month").asText(),
                snapshot.path("ruleset").asText(),
                snapshot.path("fingerprint").asText()));
    return text.toString();
  }

  private static void draw(StringBuilder text, JsonNode from, JsonNode hops) {
    text.append("● ").append(name(from)).append('\n');
    for (JsonNode hop : hops) {
      if (hop.path("kind").asText().equals("membership")) {
        text.append("◇ ").append(membership(hop)).append('\n');
      } else {
        text.append("│   ").append(credits(hop.path("fromCredits"))).append('\n');
        text.append("■ ").append(release(hop.path("release"))).append('\n');
        text.append("│   ").append(credits(hop.path("toCredits"))).append('\n');
      }
      text.append("● ").append(name(hop.path("to"))).append('\n');
    }
  }

  private static String membership(JsonNode hop) {
    boolean fromIsGroup = hop.path("group").asInt() == hop.path("from").path("id").asInt();
    return "%s was a member of %s"
        .formatted(
            name(hop.path(fromIsGroup ? "to" : "from")),
            name(hop.path(fromIsGroup ? "from" : "to")));
  }

  /// A route by tracks may take one release more than once, and a membership is none.
  private static String steps(JsonNode hops) {
    var releases = new LinkedHashSet<String>();
    hops.forEach(hop -> releases.add(hop.path("release").path("id").asText()));
    boolean eachARelease = releases.size() == hops.size() && !releases.contains("");
    String noun = eachARelease ? "release" : "step";
    return hops.size() == 1 ? noun : noun + "s";
  }

  private static String name(JsonNode artist) {
    return artist.path("name").asText();
  }

  private static String release(JsonNode release) {
    var parts = new LinkedHashSet<String>();
    parts.add(release.path("title").asText());
    parts.add(release.path("headline").asText());
    parts.add(release.path("year").asText());
    release.path("formats").forEach(format -> parts.add(format.asText()));
    parts.add("release " + release.path("id").asText());
    parts.removeIf(part -> part.isEmpty() || part.equals("null"));
    return String.join(" · ", parts);
  }

  private static String credits(JsonNode credits) {
    var lines = new LinkedHashSet<String>();
    credits.forEach(credit -> lines.add(credit(credit)));
    var shown = String.join("; ", lines.stream().limit(MAX_ROLES).toList());
    return lines.size() > MAX_ROLES
        ? shown + "; and " + (lines.size() - MAX_ROLES) + " more"
        : shown;
  }

  private static String credit(JsonNode credit) {
    var text = new StringBuilder();
    text.append(
        credit.path("role").isNull()
            ? credit.path("scope").asText().equals("main") ? "main artist" : "track artist"
            : credit.path("role").asText());
    if (!credit.path("anv").isNull()) {
      text.append(", as “").append(credit.path("anv").asText()).append('”');
    }
    if (!credit.path("tracks").isEmpty()) {
      var tracks = new LinkedHashSet<String>();
      credit
          .path("tracks")
          .forEach(track ->
              tracks.add(
                  (track.path("position").asText("") + " " + track.path("title").asText())
                      .strip()));
      text.append(" on ").append(String.join(", ", tracks));
    } else if (!credit.path("trackText").isNull()) {
      text.append(" (").append(credit.path("trackText").asText()).append(')');
    }
    return text.toString();
  }
}
