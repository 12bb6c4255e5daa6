package creditgraph.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.snapshot.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Pairs of artists of the largest component, drawn by seed and number: the questions that cost
/// something. Two millions of artists make enough pairs that none comes twice by chance.
///
/// @param seed of the phase: other seeds give other pairs
record PairQuestions(Snapshot snapshot, long seed) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// `POST /paths`, whole.
  byte[] request(int number) {
    int[] ends = ends(number);
    String body =
        "{\"from\":%d,\"to\":%d,\"ruleset\":\"%s\"}"
            .formatted(
                snapshot.artistId(ends[0]), snapshot.artistId(ends[1]), BenchCluster.RULESET);
    return ("POST /paths HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// Holds an answer against a search of our own.
  ///
  /// @throws IllegalStateException when it is another one
  void check(int number, byte[] answer) throws IOException {
    int[] ends = ends(number);
    SearchOutcome own =
        ShortestPath.find(
            snapshot.graph(), ends[0], ends[1], SearchBudget.standard(), SearchScratch.create());
    JsonNode found = JSON.readTree(answer);
    boolean same =
        own instanceof SearchOutcome.Found expected
            && found.path("length").asInt() == expected.path().length()
            && found.path("hops").size() == expected.path().length()
            && found.path("from").path("id").asInt() == snapshot.artistId(ends[0])
            && found.path("to").path("id").asInt() == snapshot.artistId(ends[1])
            && hasEvidence(found);
    if (!same) {
      throw new IllegalStateException(
          "pair %d: expected %s, found %s".formatted(number, own, found));
    }
  }

  private static boolean hasEvidence(JsonNode found) {
    for (JsonNode hop : found.path("hops")) {
      if (hop.path("fromCredits").isEmpty() || hop.path("toCredits").isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private int[] ends(int number) {
    SplitMix64 random = SplitMix64.of(seed, number);
    int artists = snapshot.graph().componentStart(1);
    int from = random.nextInt(artists);
    int to = random.nextInt(artists - 1);
    return new int[] {from, to < from ? to : to + 1};
  }
}
