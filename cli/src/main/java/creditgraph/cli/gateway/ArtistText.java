package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// An artist's card and closest people for a terminal, one fact a line.
final class ArtistText {

  private static final int NAMES = 8;

  private ArtistText() {}

  /// @param card as `GET /artists/{id}` answers
  /// @param around as `GET /artists/{id}/neighbourhood` does
  static List<String> lines(JsonNode card, JsonNode around) {
    List<String> lines = new ArrayList<>();
    JsonNode years = card.path("years");
    lines.add(
        "%s (%d), %d releases%s"
            .formatted(
                card.at("/artist/name").asText(),
                card.at("/artist/id").asInt(),
                card.at("/artist/releases").asInt(),
                years.isNull()
                    ? ""
                    : ", %d to %d"
                        .formatted(years.get("first").asInt(), years.get("last").asInt())));
    fact("also", names(card.path("variations"))).ifPresent(lines::add);
    fact("aliases", names(card.path("aliases"))).ifPresent(lines::add);
    fact("groups", named(card.path("groups"), "")).ifPresent(lines::add);
    fact("members", named(card.path("members"), "")).ifPresent(lines::add);
    fact("roles", counted(card.path("roles"))).ifPresent(lines::add);
    fact("with", named(around.path("collaborators"), "/artist")).ifPresent(lines::add);
    lines.add("  reach    " + card.path("reach").asInt() + " artists");
    if (!card.at("/read/complete").asBoolean()) {
      lines.add("  counted from %d releases".formatted(card.at("/read/releases").asInt()));
    }
    lines.add("  " + card.path("url").asText());
    return lines;
  }

  private static Optional<String> fact(String name, String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of("  %-8s %s".formatted(name, text));
  }

  private static String names(JsonNode texts) {
    return first(texts).stream().map(JsonNode::asText).collect(Collectors.joining(", "));
  }

  private static String counted(JsonNode roles) {
    return first(roles).stream()
        .map(role -> role.path("role").asText() + " " + role.path("releases").asInt())
        .collect(Collectors.joining(", "));
  }

  /// @param place of the artist in each entry; the number of releases shared stands beside it
  private static String named(JsonNode entries, String place) {
    return first(entries).stream()
        .map(entry ->
            entry.at(place + "/name").asText()
                + (entry.has("shared") ? " " + entry.get("shared").asInt() : ""))
        .collect(Collectors.joining(", "));
  }

  private static List<JsonNode> first(JsonNode entries) {
    return StreamSupport.stream(entries.spliterator(), false).limit(NAMES).toList();
  }
}
