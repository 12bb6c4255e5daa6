package creditgraph.node.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import creditgraph.game.challenge.Band;
import creditgraph.graph.measure.PairDraw;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.score.PairScorer;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.challenge.Challenge;
import creditgraph.protocol.challenge.ChallengeId.OfDay;
import creditgraph.protocol.path.NamedArtist;
import creditgraph.protocol.score.ArtistPair;
import creditgraph.protocol.score.PairScore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Files of many challenges on a generated snapshot, read as a site reads them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DailyFileTest {

  private static final int CHALLENGES = 25;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Challenge> challenges = new ArrayList<>();
  private final Map<Challenge, byte[]> files = new HashMap<>();
  private Snapshot snapshot;

  @BeforeAll
  void writeFiles(@TempDir Path directory) throws IOException {
    WorkloadSnapshot.build(directory, 4_000);
    snapshot = Snapshot.open(directory);
    PairScorer scorer = new PairScorer(snapshot, SearchScratch.create());
    PairDraw draw = PairDraw.of(snapshot.graph(), 3, 0, 5);
    while (challenges.size() < CHALLENGES) {
      PairDraw.Pair pair = draw.next();
      ArtistPair ids =
          new ArtistPair(
              new ArtistId(snapshot.artistId(pair.from())),
              new ArtistId(snapshot.artistId(pair.to())));
      PairScore score = scorer.score(ids, pair.from(), pair.to());
      if (score.verdict() == PairScore.Verdict.FOUND && score.releases() > 1) {
        Challenge one = challenge(score);
        challenges.add(one);
        files.put(one, bytes(one));
      }
    }
  }

  @AfterAll
  void close() {
    snapshot.close();
  }

  @Test
  void fitTheSchemaAndTheirSize() throws IOException {
    String schema = Files.readString(Path.of("../contracts/json/daily.schema.json"));
    for (byte[] file : files.values()) {
      List<Error> faults =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(schema)
              .validate(new String(file, StandardCharsets.UTF_8), InputFormat.JSON);
      assertThat(faults).isEmpty();
      assertThat(gzip(file)).isLessThan(40_000);
    }
  }

  @Test
  void holdEveryShortestRouteWhenTheySaySo() throws IOException {
    int complete = 0;
    for (Challenge one : challenges) {
      JsonNode file = JSON.readTree(files.get(one));
      Walk walk = new Walk(file);
      assertThat(walk.distance(one.from().id().value())).isEqualTo(one.par());
      if (file.get("complete").asBoolean()) {
        complete++;
        assertThat(walk.routes(one.from().id().value(), one.par())).isEqualTo(one.routes());
      }
    }
    assertThat(complete).as("complete files").isGreaterThan(CHALLENGES / 2);
  }

  @Test
  void listWhomTheSnapshotCreditsAndNobodyElse() throws IOException {
    for (byte[] bytes : files.values()) {
      JsonNode file = JSON.readTree(bytes);
      Set<Integer> artists = new HashSet<>();
      file.get("artists").forEach(artist -> artists.add(artist.get("id").asInt()));
      for (JsonNode release : file.get("releases")) {
        Set<Integer> credited = new TreeSet<>();
        release.get("credits").forEach(credit -> credited.add(credit.get("artist").asInt()));
        Set<Integer> expected = new TreeSet<>();
        for (int artist : artists) {
          if (snapshot.graph().indexOnRelease(ordinal(release), snapshot.artistOrdinal(artist))
              >= 0) {
            expected.add(artist);
          }
        }
        assertThat(credited).isEqualTo(expected);
        assertThat(release.get("trackCount").asInt())
            .isEqualTo(snapshot.label(ordinal(release)).trackCount());
      }
    }
  }

  @Test
  void leadToTheGoalByTheirHintsAndTheirRoutes() throws IOException {
    for (Challenge one : challenges) {
      JsonNode file = JSON.readTree(files.get(one));
      Map<Integer, JsonNode> hints = new HashMap<>();
      file.get("hints").forEach(hint -> hints.put(hint.get("at").asInt(), hint));
      int at = one.from().id().value();
      for (int left = one.par(); left > 0; left--) {
        JsonNode hint = Objects.requireNonNull(hints.get(at), "hint at " + at);
        assertThat(hint.get("releasesLeft").asInt()).isEqualTo(left);
        at = hint.get("artist").asInt();
      }
      assertThat(at).isEqualTo(one.to().id().value());
      assertThat(file.at("/showcase/0/name").asText()).isEqualTo("best-known");
      assertThat(file.at("/showcase/0/steps")).hasSize(one.par());
      for (JsonNode route : file.get("showcase")) {
        JsonNode steps = route.get("steps");
        assertThat(steps.get(steps.size() - 1).get(1).asInt()).isEqualTo(one.to().id().value());
      }
    }
  }

  @Test
  void areTheSameBytesEachTime() {
    for (Challenge one : challenges) {
      assertThat(bytes(one)).isEqualTo(files.get(one));
    }
  }

  private byte[] bytes(Challenge one) {
    return ChallengeExport.bytes(one, snapshot, SearchScratch.create()).orElseThrow();
  }

  private int ordinal(JsonNode release) {
    return snapshot.releaseOrdinal(release.get("id").asInt());
  }

  private static int gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    }
    return compressed.size();
  }

  private Challenge challenge(PairScore score) {
    return new Challenge(
        new OfDay(LocalDate.of(2026, 11, 22)),
        326,
        new SnapshotRef("2026-11", new RulesetId("performers"), "ab12"),
        artist(score.pair().from()),
        artist(score.pair().to()),
        score.releases(),
        score.routes(),
        score.difficulty(),
        Band.of(score.difficulty()).word());
  }

  private NamedArtist artist(ArtistId id) {
    int ordinal = snapshot.artistOrdinal(id.value());
    return new NamedArtist(id, snapshot.artistName(ordinal), snapshot.artistReleases(ordinal));
  }

  /// Distances to the goal and numbers of shortest routes, from the file alone.
  private static final class Walk {

    private final Map<Integer, Set<Integer>> peopleOn = new HashMap<>();
    private final Map<Integer, Set<Integer>> releasesOf = new HashMap<>();
    private final Map<Integer, Integer> distances = new HashMap<>();

    Walk(JsonNode file) {
      for (JsonNode release : file.get("releases")) {
        for (JsonNode credit : release.get("credits")) {
          int artist = credit.get("artist").asInt();
          int id = release.get("id").asInt();
          peopleOn.computeIfAbsent(id, _ -> new HashSet<>()).add(artist);
          releasesOf.computeIfAbsent(artist, _ -> new HashSet<>()).add(id);
        }
      }
      Deque<Integer> queue = new ArrayDeque<>(List.of(file.get("to").asInt()));
      distances.put(queue.getFirst(), 0);
      while (!queue.isEmpty()) {
        int at = queue.removeFirst();
        for (int next : neighbours(at)) {
          if (distances.putIfAbsent(next, distance(at) + 1) == null) {
            queue.addLast(next);
          }
        }
      }
    }

    int distance(int artist) {
      return distances.getOrDefault(artist, -1);
    }

    long routes(int artist, int left) {
      if (left == 0) {
        return 1;
      }
      long routes = 0;
      for (int release : releasesOf.getOrDefault(artist, Set.of())) {
        for (int next : peopleOn.getOrDefault(release, Set.of())) {
          routes += distance(next) == left - 1 ? routes(next, left - 1) : 0;
        }
      }
      return routes;
    }

    private Set<Integer> neighbours(int artist) {
      Set<Integer> all = new HashSet<>();
      for (int release : releasesOf.getOrDefault(artist, Set.of())) {
        all.addAll(peopleOn.getOrDefault(release, Set.of()));
      }
      return all;
    }
  }
}
