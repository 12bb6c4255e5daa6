package creditgraph.ingest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.ingest.dump.DumpRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `ingest-report.json` of a catalog: records, rejects, repairs and schema drift by type.
///
/// @param types in reading order
record IngestReport(List<TypeReport> types) {

  static final String FILE_NAME = "ingest-report.json";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  IngestReport {
    types = List.copyOf(types);
  }

  static IngestReport read(CatalogLayout catalog) throws IOException {
    Path file = catalog.directory().resolve(FILE_NAME);
    try {
      return JSON.readValue(Files.readAllBytes(file), IngestReport.class);
    } catch (JacksonException e) {
      throw new DumpRefused(
          "%s is damaged (%s). Remove the catalog and ingest the month again."
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }

  void write(CatalogLayout catalog) throws IOException {
    Files.write(catalog.directory().resolve(FILE_NAME), JSON.writeValueAsBytes(this));
  }

  long rejects() {
    return types.stream().mapToLong(TypeReport::rejects).sum();
  }
}
