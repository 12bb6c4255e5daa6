package creditgraph.graph.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The aliases at the end of an artist's record, each promise about them broken.
///
/// The first record is Ada's: its length, one release, `Ada`, no variation, one alias, `Vale`.
class AliasContradictionTest {

  private static final int ALIASES_AT = 7;
  private static final int ALIAS_LENGTH_AT = 8;

  @TempDir private static Path temporary;
  private static Path original = Path.of("");

  @BeforeAll
  static void build() throws IOException {
    original = Files.createDirectory(temporary.resolve("original"));
    SmallWorld.build(
        original,
        List.of(
            new ArtistEntry(10, "Ada", List.of(), List.of("Vale")),
            new ArtistEntry(20, "Bo", List.of())),
        List.of(SmallWorld.duo(100, "Harbour")));
  }

  static List<Contradiction> contradictions() {
    return List.of(
        label("a list of aliases that is there is not empty", ALIASES_AT, 0, "no aliases"),
        label("as many aliases follow as are stated", ALIASES_AT, 2, "ends with the record"),
        label("nothing follows the aliases", ALIAS_LENGTH_AT, 3, "more than the record"),
        label("an alias ends in its record", ALIAS_LENGTH_AT, 5, "5 elements in 4 bytes"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void namesABrokenPromise(Contradiction contradiction) throws IOException {
    contradiction.assertNamed(original, Files.createTempDirectory(temporary, "broken"));
  }

  private static Contradiction label(String promise, int at, int value, String message) {
    return Contradiction.inSection(
        promise, FileKind.ARTIST_LABELS, 0, records -> records.put(at, (byte) value), message);
  }
}
