package creditgraph.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.cli.ExitCode;
import creditgraph.cli.McgRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtistCommandTest {

  private static final String CARD =
      """
      {"artist": {"id": 3, "name": "Bruno Vale", "releases": 3}, "reach": 3,
       "url": "https://www.discogs.com/artist/3", "years": {"first": 1972, "last": 1999},
       "variations": ["Bruno V.", "B. Vale"], "aliases": [], "members": [],
       "groups": [{"id": 2, "name": "The Harbour Kettles"}],
       "roles": [{"role": "main", "releases": 2}, {"role": "vocals", "releases": 1}],
       "read": {"releases": 3, "complete": true}}
      """;

  private static final String AROUND =
      """
      {"collaborators": [{"artist": {"id": 1, "name": "Ada Lund"}, "shared": 2}]}
      """;

  @TempDir private Path data;
  private final McgRun mcg = new McgRun();
  private FakeGateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = FakeGateway.start(data);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void printsTheCardOfAnId() {
    gateway.answer("GET /artists/3?ruleset=everyone", CARD);
    gateway.answer("GET /artists/3/neighbourhood?ruleset=everyone&limit=1", AROUND);

    assertThat(gateway.run(mcg, "artist", "3", "--ruleset", "everyone")).isEqualTo(ExitCode.OK);
    assertThat(mcg.out())
        .isEqualToIgnoringNewLines(
            """
            Bruno Vale (3), 3 releases, 1972 to 1999
              also     Bruno V., B. Vale
              groups   The Harbour Kettles
              roles    main 2, vocals 1
              with     Ada Lund 2
              reach    3 artists
              https://www.discogs.com/artist/3
            """);
  }

  @Test
  void saysThatAHubWasCountedInPart() {
    gateway.answer(
        "GET /artists/3?ruleset=performers",
        CARD.replace("\"complete\": true", "\"complete\": false")
            .replace("{\"first\": 1972, \"last\": 1999}", "null"));
    gateway.answer("GET /artists/3/neighbourhood?ruleset=performers&limit=1", AROUND);

    gateway.run(mcg, "artist", "3");

    assertThat(mcg.out()).contains("counted from 3 releases", "Bruno Vale (3), 3 releases\n");
  }

  @Test
  void printsTheAnswerAsItIsForMachines() {
    gateway.answer("GET /artists/3?ruleset=performers", CARD);

    gateway.run(mcg, "artist", "3", "--json");

    assertThat(mcg.out()).contains("\"reach\" : 3");
    assertThat(gateway.asked()).hasSize(1);
  }

  @Test
  void listsWhoIsMeantByAName() {
    gateway.answer(
        "GET /artists/search?q=bru&ruleset=performers&limit=10",
        """
        {"matches": [{"id": 3, "name": "Bruno Vale", "matchedBy": "variation",
                      "matchedOn": "Bruno V.", "releases": 3}]}
        """);

    assertThat(gateway.run(mcg, "artist", "bru")).isEqualTo(ExitCode.OK);
    assertThat(mcg.out()).contains("3  Bruno Vale (as “Bruno V.”), 3 releases");
  }
}
