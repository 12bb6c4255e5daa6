package creditgraph.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.manifest.CatalogManifest;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.cli.DataRoot;
import creditgraph.cli.publish.GraphTurns;
import creditgraph.cli.publish.RegistryAccess;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.ingest.IngestSettings.ExistingCatalog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a step does about the work of an earlier run, on a generated world.
class PipelineTest {

  private static final String RULESET = "everyone";
  private static final int HEADER_CRC_AT = 60;
  private static final int CODE_AT = 12;

  private static EmbeddedPostgres server;

  @TempDir private Path folder = Path.of("");
  private final List<String> told = new ArrayList<>();
  private Path built = Path.of("");

  @BeforeAll
  static void startTheRegistry() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopTheRegistry() throws IOException {
    server.close();
  }

  @BeforeEach
  void buildASnapshot() throws IOException {
    Pipeline pipeline = pipeline();
    pipeline.ingest(pipeline.generate(100, 1), ExistingCatalog.REFUSE);
    built = build();
  }

  @Test
  void aSnapshotOfTheSameCatalogAndRulesStays() throws IOException {
    assertThat(build()).isEqualTo(built);
    assertThat(told.getLast()).contains("is current already");
  }

  @Test
  void aSnapshotOfAnEarlierProgramIsBuiltAgain() throws IOException {
    Path older = Files.move(built, built.resolveSibling("0".repeat(32)));
    setSectionCode(older.resolve("artist-releases.mcg"), (short) 1);
    graphs().makeCurrent(older);

    assertThat(build()).isEqualTo(built);
    assertThat(told).anyMatch(line -> line.contains("section code 1"));
    assertThat(graphs().current(RULESET)).contains(built);
    Snapshot.open(built).close();
  }

  private Path build() throws IOException {
    CatalogLayout catalog = Catalogs.published(new DataRoot(folder), "2026-11");
    IngestedFrom source = IngestedFrom.of(CatalogManifest.read(catalog));
    DataRoot root = new DataRoot(folder);
    GraphTurns turns =
        GraphTurns.of(
            root,
            RegistryAccess.at(server.getJdbcUrl("postgres", "postgres"), "postgres", ""),
            "a test");
    return pipeline().build(catalog, source, Rulesets.named(RULESET), turns);
  }

  private Pipeline pipeline() {
    return new Pipeline(new DataRoot(folder), (_, sentence) -> told.add(sentence));
  }

  private GraphRoot graphs() {
    return new GraphRoot(new DataRoot(folder).graph());
  }

  private static void setSectionCode(Path file, short code) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort(CODE_AT, code);
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), 0, HEADER_CRC_AT);
    bytes.putInt(HEADER_CRC_AT, (int) crc.getValue());
    Files.write(file, bytes.array());
  }
}
