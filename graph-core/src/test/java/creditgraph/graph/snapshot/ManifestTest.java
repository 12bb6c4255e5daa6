package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

  @TempDir private Path directory;
  private Manifest built;

  @BeforeEach
  void build() throws IOException {
    built = SmallWorld.build(directory, SmallWorld.artists(), SmallWorld.releases());
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    assertThat(Manifest.read(directory)).isEqualTo(built);
    assertThat(Files.readString(directory.resolve(Manifest.FILE_NAME))).isEqualTo(built.toJson());
  }

  @Test
  void keepsTheRulesetAndTheSources() {
    assertThat(built.rulesetText()).isEqualTo(SmallWorld.SOURCE.rulesetText());
    assertThat(built.sources())
        .extracting(SnapshotSource.SourceFile::name)
        .containsExactly("artists.xml.gz", "releases.xml.gz");
  }

  @Test
  void agreesWithItsSchema() throws IOException {
    Path schema =
        Path.of(System.getProperty("creditgraph.root"), "contracts", "json")
            .resolve("manifest.schema.json");
    var compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(schema));
    assertThat(compiled.validate(built.toJson(), InputFormat.JSON)).isEmpty();
    String withoutOrder = built.toJson().replace("\"order\"", "\"ordner\"");
    assertThat(compiled.validate(withoutOrder, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void hasAFingerprintThatDoesNotDependOnWhoBuiltItAndWhen(@TempDir Path other) throws IOException {
    SnapshotSource source = SmallWorld.SOURCE;
    SnapshotSource otherCommit =
        new SnapshotSource(
            source.month(),
            source.files(),
            source.parserSchema(),
            source.rulesetName(),
            source.rulesetVersion(),
            source.rulesetText(),
            "f".repeat(40));
    try (SnapshotBuilder builder = SnapshotBuilder.create(other, otherCommit)) {
      for (ArtistEntry artist : SmallWorld.artists()) {
        builder.add(artist);
      }
      for (ReleaseEntry release : SmallWorld.releases()) {
        builder.add(release);
      }
      Manifest manifest = builder.build(Instant.EPOCH);
      assertThat(manifest.fingerprint()).isEqualTo(built.fingerprint());
      assertThat(manifest.files()).isEqualTo(built.files());
    }
  }

  @Test
  void namesEveryFlippedByte() {
    byte[] bytes = built.toBytes();
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 1;
      // A flipped digit of a format number may as well look like another format.
      assertThatThrownBy(() -> ManifestJson.read("manifest.json", damaged))
          .as("byte %d flipped", at)
          .isInstanceOf(SnapshotException.class)
          .hasMessageContaining("manifest.json");
    }
  }

  @Test
  void mayHaveMembersThatThisProgramDoesNotKnow() throws IOException {
    Map<String, Object> tree = ManifestJson.tree(built);
    tree.put("zzz_later", "unknown here");
    Map<String, Object> kept = ManifestJson.fingerprinted(tree);
    byte[] fingerprint = Arrays.copyOf(Sha256.of(Json.write(kept)), FileLayout.FINGERPRINT_BYTES);
    tree.put("fingerprint", HexFormat.of().formatHex(fingerprint));
    write(Json.write(tree));
    assertThat(Manifest.read(directory).artistCount()).isEqualTo(7);
  }

  @Test
  void ofALaterFormatIsTooNewUnlessItSaysOtherwise() throws IOException {
    String json = built.toJson();
    String later = json.replace("\"graph_format\": 1", "\"graph_format\": 2");
    write(later.replace("\"oldest_reader_format\": 1", "\"oldest_reader_format\": 2"));
    assertThatThrownBy(() -> Manifest.read(directory))
        .isInstanceOf(FormatTooNew.class)
        .hasMessageContaining("format 2");
    write(json.replace("\"graph_format\": 1", "\"graph_format\": 0"));
    assertThatThrownBy(() -> Manifest.read(directory)).isInstanceOf(FormatTooOld.class);
  }

  @Test
  void isMissedByName(@TempDir Path empty) {
    assertThatThrownBy(() -> Manifest.read(empty))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining("is not a snapshot");
  }

  /// Writes a manifest text under a right hash of itself.
  private void write(String json) throws IOException {
    String member = "\"manifest_sha256\": \"";
    int at = json.indexOf(member) + member.length();
    String zeros = json.substring(0, at) + "0".repeat(64) + json.substring(at + 64);
    String hash = HexFormat.of().formatHex(Sha256.of(zeros));
    String text = json.substring(0, at) + hash + json.substring(at + 64);
    Files.write(directory.resolve(Manifest.FILE_NAME), text.getBytes(StandardCharsets.UTF_8));
  }
}
