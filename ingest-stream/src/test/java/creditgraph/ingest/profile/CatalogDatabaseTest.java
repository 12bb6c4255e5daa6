package creditgraph.ingest.profile;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogDatabaseTest {

  @TempDir private Path temporary;

  @Test
  void aTextThatItsMemoryCannotHoldIsToldWithWhatToDo() throws IOException {
    try (CatalogDatabase database =
        CatalogDatabase.open(new QueryLimits("64MB", 1), temporary.resolve("overflow"))) {
      assertThatExceptionOfType(QueryTooLarge.class)
          .isThrownBy(() ->
              database.number("SELECT length(string_agg(repeat('x', 1000000), '')) FROM range(70)"))
          .withMessageContaining("more than the 64MB that it may use")
          .withMessageContaining("Set MCG_PROFILE_MEMORY");
    }
  }
}
