package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/// A challenge as one line for a terminal.
public final class ChallengeText {

  private ChallengeText() {}

  /// `Route 326, 2026-11-22, fair: Ada Vale (41) to Ines Quill (45), par 3`
  public static String line(JsonNode challenge) {
    String which =
        challenge.path("day").isNull()
            ? challenge.path("id").asText()
            : "Route %d, %s"
                .formatted(challenge.path("number").asInt(), challenge.path("day").asText());
    return "%s, %s: %s to %s, par %d"
        .formatted(
            which,
            challenge.path("band").asText(),
            artist(challenge.path("from")),
            artist(challenge.path("to")),
            challenge.path("par").asInt());
  }

  private static String artist(JsonNode artist) {
    return "%s (%d)".formatted(artist.path("name").asText(), artist.path("id").asInt());
  }
}
