package creditgraph.ingest.diff;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import creditgraph.catalog.table.DiffLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/// The counts of a difference, to be read by programs and by people, beside its Parquet files.
public final class DiffFiles {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private DiffFiles() {}

  static void write(DiffLayout diff, CatalogDiff counts) throws IOException {
    Files.writeString(diff.json(), json(counts) + "\n", StandardCharsets.UTF_8);
    Files.writeString(diff.report(), DiffReport.markdown(counts), StandardCharsets.UTF_8);
  }

  public static String json(CatalogDiff counts) {
    try {
      return JSON.writeValueAsString(counts);
    } catch (JacksonException e) {
      throw new IllegalStateException("a difference holds only texts and numbers", e);
    }
  }
}
