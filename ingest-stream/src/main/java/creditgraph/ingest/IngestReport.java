package creditgraph.ingest;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import creditgraph.catalog.table.CatalogLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// `ingest-report.json` of a catalog: records, rejects, repairs and schema drift of each dump file.
/// Equal dumps give equal reports.
///
/// @param types in reading order
record IngestReport(List<TypeReport> types) {

  static final String FILE_NAME = "ingest-report.json";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  IngestReport {
    types = List.copyOf(types);
  }

  void write(CatalogLayout catalog) throws IOException {
    Files.write(catalog.directory().resolve(FILE_NAME), JSON.writeValueAsBytes(this));
  }
}
