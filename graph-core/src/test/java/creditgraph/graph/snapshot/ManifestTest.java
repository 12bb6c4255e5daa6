package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

  @TempDir private Path directory;
  private Path file = Path.of("");
  private String text = "";

  @BeforeEach
  void build() throws IOException {
    SmallWorld.build(directory);
    file = directory.resolve(Manifest.FILE_NAME);
    text = Files.readString(file);
  }

  @Test
  void saysWhereASnapshotComesFromAndWhatItHolds() throws IOException {
    Manifest manifest = Manifest.read(directory);
    assertThat(manifest.sourceMonth()).isEqualTo("2026-11");
    assertThat(manifest.sources())
        .extracting(SnapshotSource.SourceFile::name)
        .containsExactly("artists.xml.gz", "releases.xml.gz");
    assertThat(manifest.rulesetText()).isEqualTo(SmallWorld.SOURCE.rulesetText());
    assertThat(manifest.builtAt()).isEqualTo(SmallWorld.BUILT_AT);
    assertThat(manifest.files()).hasSize(FileKind.values().length);
    assertThat(manifest.totalBytes())
        .isEqualTo(
            manifest.files().stream()
                .mapToLong(entry -> directory.resolve(entry.name()).toFile().length())
                .sum());
  }

  @Test
  void becomesTheSameJsonAgain() throws IOException {
    assertThat(Manifest.read(directory).toBytes()).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void validatesAgainstItsSchema() throws IOException {
    assertThat(schemaFaults(text)).isEmpty();
  }

  @Test
  void missesEachMemberThatTheSchemaRequires() throws IOException {
    for (String member : Json.readObject(text).keySet()) {
      Map<String, Object> tree = Json.readObject(text);
      tree.remove(member);
      assertThat(schemaFaults(Json.write(tree))).as("without %s", member).isNotEmpty();
      Files.writeString(file, Json.write(tree));
      assertThatThrownBy(() -> Manifest.read(directory))
          .as("without %s", member)
          .isInstanceOf(SnapshotDamaged.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void noticesAnyChangeOfItsText() throws IOException {
    List<String> changed =
        List.of(
            text.replace("2026-11-21T", "2026-11-22T"),
            text.replace("\"credit_count\": 11", "\"credit_count\": 12"),
            text.replace("  ", "   "),
            text.replace("}\n", "}"),
            text + "\n");
    for (String other : changed) {
      assertThat(other).isNotEqualTo(text);
      Files.writeString(file, other);
      assertThatThrownBy(() -> Manifest.read(directory))
          .isInstanceOf(SnapshotDamaged.class)
          .hasMessageContaining("was changed");
    }
  }

  @Test
  void noticesABitTurnedInAnyByte() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int offset = 0; offset < bytes.length; offset++) {
      byte[] turned = bytes.clone();
      turned[offset] = (byte) (turned[offset] ^ 1 << offset % 8);
      // Not through the file: it has thousands of bytes.
      assertThatThrownBy(() -> ManifestJson.read("manifest.json", turned))
          .as("byte %d", offset)
          .isInstanceOf(SnapshotException.class)
          .hasMessageContaining("manifest.json");
    }
  }

  @Test
  void noticesChangedBytesThatDecodeToTheSameText() throws IOException {
    // Three bytes of a cut four-byte character, where a replacement character was meant.
    String source = SmallWorld.SOURCE.rulesetName();
    String withReplacement =
        Resealed.manifest(Json.readObject(text.replace("\"" + source + "\"", "\"\uFFFD\"")));
    Files.writeString(file, withReplacement);
    assertThat(Manifest.read(directory).rulesetName()).isEqualTo("\uFFFD");
    byte[] bytes = withReplacement.getBytes(StandardCharsets.UTF_8);
    int at = withReplacement.indexOf('\uFFFD');
    bytes[at] = (byte) 0xF0;
    bytes[at + 1] = (byte) 0x9F;
    bytes[at + 2] = (byte) 0x98;
    Files.write(file, bytes);
    assertThatThrownBy(() -> Manifest.read(directory))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void noticesAFingerprintThatIsNotThatOfItsContent() throws IOException {
    Map<String, Object> tree = Json.readObject(text);
    tree.put("source_month", "2026-12");
    Files.writeString(file, Resealed.withChecksum(tree));
    assertThatThrownBy(() -> Manifest.verify(directory))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining("its content has fingerprint");
    assertThat(SnapshotCheck.check(directory).faults())
        .singleElement()
        .extracting(CheckReport.Fault::message)
        .asString()
        .contains("its content has fingerprint");
  }

  @Test
  void readsMembersOfALaterVersionThatKeepsToThisOne() throws IOException {
    Map<String, Object> tree = Json.readObject(text);
    tree.put("graph_format", 2L);
    tree.put("added_later", List.of("x"));
    Files.writeString(file, Resealed.manifest(tree));
    assertThat(Manifest.read(directory).graphFormat()).isEqualTo(2);
  }

  @Test
  void refusesAFormatOfALaterVersion() throws IOException {
    Map<String, Object> tree = Json.readObject(text);
    tree.put("graph_format", 2L);
    tree.put("compatibility", Map.of("oldest_reader_format", 2L));
    Files.writeString(file, Resealed.manifest(tree));
    assertThatThrownBy(() -> Snapshot.open(directory))
        .isInstanceOf(FormatTooNew.class)
        .hasMessageContaining("has format 2, this program reads format 1");
    assertThat(SnapshotCheck.check(directory).faults())
        .singleElement()
        .extracting(CheckReport.Fault::message)
        .asString()
        .contains("use a newer program");
  }

  @Test
  void refusesAFormatThatIsNoLongerRead() throws IOException {
    Map<String, Object> tree = Json.readObject(text);
    tree.put("graph_format", 0L);
    Files.writeString(file, Resealed.manifest(tree));
    assertThatThrownBy(() -> Snapshot.open(directory))
        .isInstanceOf(FormatTooOld.class)
        .hasMessageContaining("build the snapshot again");
  }

  @Test
  void namesAMemberOfTheWrongKind() throws IOException {
    for (Map.Entry<String, Object> wrong :
        Map.<String, Object>of(
                "artist_count",
                "seven",
                "release_count",
                -1L,
                "joining_release_count",
                1L << 31,
                "sources",
                Map.of(),
                "files",
                List.of("x"),
                "ruleset",
                List.of())
            .entrySet()) {
      Map<String, Object> tree = Json.readObject(text);
      tree.put(wrong.getKey(), wrong.getValue());
      Files.writeString(file, Json.write(tree));
      assertThatThrownBy(() -> Manifest.read(directory))
          .isInstanceOf(SnapshotDamaged.class)
          .hasMessageContaining(wrong.getKey() + ": expected");
    }
  }

  @Test
  void neverOpensAListedFileThatIsNotOfTheFormat() throws IOException {
    for (String name : List.of("../outside", "/dev/zero", "a\0b", "roles.mcg")) {
      Map<String, Object> tree = Json.readObject(text);
      List<Object> files = new ArrayList<>((List<?>) tree.get("files"));
      files.add(
          Map.of(
              "name",
              name,
              "purpose",
              "",
              "bytes",
              1L << 40,
              "sha256",
              "",
              "content_sha256",
              "",
              "chunks",
              List.of()));
      tree.put("files", files);
      Files.writeString(file, Resealed.manifest(tree));
      assertThat(SnapshotCheck.check(directory).faults())
          .extracting(CheckReport.Fault::message)
          .anyMatch(message -> message.contains("lists '" + name + "'"));
    }
  }

  private static List<String> schemaFaults(String json) throws IOException {
    Path schema =
        Path.of(
            System.getProperty("creditgraph.root", ".."), "contracts/json/manifest.schema.json");
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(schema));
    return compiled.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
  }
}
