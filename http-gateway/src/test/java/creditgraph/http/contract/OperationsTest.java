package creditgraph.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OperationsTest {

  private static final Operations OPERATIONS = Operations.ofContract();

  @ParameterizedTest
  @CsvSource({
    "POST, /paths, POST, /paths",
    "GET, /artists/search, GET, /artists/search",
    "GET, /artists/42, GET, /artists/{id}",
    "GET, /artists/42/neighbourhood, GET, /artists/{id}/neighbourhood",
    "GET, /challenges/daily, GET, /challenges/daily",
    "GET, /challenges/2026-11-22, GET, /challenges/{id}",
    "POST, /challenges/2026-11-22/hint, POST, /challenges/{id}/hint",
    "GET, /data/daily/index.json, GET, /data/{directory}/{file}",
    "GET, /sweeps/a1/results.csv, GET, /sweeps/{id}/results.csv",
    "DELETE, /paths, OTHER, /paths",
    "PROPFIND, /artists/42, OTHER, /artists/{id}",
    "GET, /paths/, GET, OTHER",
    "GET, /artists/, GET, OTHER",
    "GET, /artists/1/2/3, GET, OTHER",
    "GET, /, GET, OTHER",
    "POST, /metrics, POST, OTHER",
    "BREW, /coffee, OTHER, OTHER",
    "GET, /snapshots/2026-11/performers/x/manifest.json, GET, OTHER",
  })
  void knowsARequestByItsMethodAndTheShapeOfItsAddress(
      String method, String path, String operation, String route) {
    Operation found = OPERATIONS.of(method, path);

    assertThat(found.method()).isEqualTo(operation);
    assertThat(found.route()).isEqualTo(route);
  }

  /// An address of the form `*`, and whatever else a parser lets through.
  @ParameterizedTest
  @CsvSource({"''", "*", "x", "x/y", "//", "/artists", "artists/42", "/artists//neighbourhood"})
  void takesWhatIsNoAddressForOther(String path) {
    assertThat(OPERATIONS.of("GET", path).route()).isEqualTo(Operations.OTHER);
  }

  @Test
  void numbersThemWithoutAGap() {
    List<Operation> all = OPERATIONS.all();

    assertThat(all).hasSizeLessThan(200).doesNotHaveDuplicates();
    assertThat(all.stream().map(Operation::index))
        .containsExactlyElementsOf(IntStream.range(0, all.size()).boxed().toList());
  }

  @Test
  void hasNoMoreOfThemWhateverStrangersAsk() {
    Random random = new Random(7);
    List<String> words =
        List.of("paths", "artists", "search", "%2e%2e", "..", "42", "sweeps", "'--", "\u0000", "");
    Set<Operation> met = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      StringBuilder path = new StringBuilder();
      for (int segments = random.nextInt(7); segments > 0; segments--) {
        path.append('/')
            .append(words.get(random.nextInt(words.size())))
            .append(random.nextInt(3) == 0 ? random.nextInt() : "");
      }
      met.add(OPERATIONS.of(random.nextBoolean() ? "GET" : "M" + i, path.toString()));
    }

    assertThat(OPERATIONS.all()).containsAll(met);
  }
}
