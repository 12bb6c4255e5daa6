package creditgraph.node.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.challenge.Challenge;
import creditgraph.protocol.challenge.ChallengeId.OfDay;
import creditgraph.protocol.path.NamedArtist;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DailyIndexTest {

  @Test
  void listsTheLatestDayFirstAsTheSchemaSays() throws IOException {
    byte[] bytes =
        DailyIndex.of(List.of(challenge(21, "Ana \"A\" <B>"), challenge(22, "Björk"))).toBytes();

    String schema = Files.readString(Path.of("../contracts/json/daily-index.schema.json"));
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(new String(bytes, StandardCharsets.UTF_8), InputFormat.JSON))
        .isEmpty();
    JsonNode days = new ObjectMapper().readTree(bytes).get("days");
    assertThat(days.findValuesAsText("date")).containsExactly("2026-11-22", "2026-11-21");
    assertThat(days.at("/0/start/name").asText()).isEqualTo("Björk");
    assertThat(days.at("/1/start/name").asText()).isEqualTo("Ana \"A\" <B>");
    assertThat(days.at("/0/goal/id").asInt()).isEqualTo(2);
  }

  private static Challenge challenge(int day, String from) {
    return new Challenge(
        new OfDay(LocalDate.of(2026, 11, day)),
        304 + day,
        new SnapshotRef("2026-11", new RulesetId("performers"), "ab12"),
        new NamedArtist(new ArtistId(1), from, 9),
        new NamedArtist(new ArtistId(2), "Cy", 8),
        3,
        17,
        41,
        "fair");
  }
}
