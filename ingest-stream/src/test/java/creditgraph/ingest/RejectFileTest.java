package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import creditgraph.ingest.xml.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lines of a reject file, as `contracts/rejects/README.md` has them.
class RejectFileTest {

  /// What JSON must escape, and characters of two units where a long text is cut into slices.
  private static final String TEXT =
      "<release id=\"7\">\\\u0007\r\n\t" + "é𝄞".repeat(1 << 16) + "</release>";

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = RejectFile.of(directory.resolve("rejects"), "releases");
  }

  @Test
  void hasOneObjectALine() throws IOException {
    try (RejectFile rejects = RejectFile.open(file, directory, 0)) {
      rejects.add(new Rejected.Whole("is \"odd\"", "7", 12, 340_000, TEXT));
      rejects.add(new Rejected.Whole("is even", "", 5_000_000_000L, 5, "stray"));
    }

    assertThat(lines())
        .containsExactly(
            "{reason=is \"odd\", id=7, position=12, text=%s, bytes=340000}".formatted(TEXT),
            "{reason=is even, id=, position=5000000000, text=stray, bytes=5}");
  }

  @Test
  void hasOneLineForARecordThatCameInSeveralTexts() throws IOException {
    try (RejectFile rejects = RejectFile.open(file, directory, 0)) {
      rejects.add(new Rejected.Beginning("is too long", "7", 12, TEXT));
      rejects.add(new Rejected.Middle(TEXT));
      rejects.add(new Rejected.End("the end", 1_000_000));
    }

    assertThat(lines())
        .containsExactly(
            "{reason=is too long, id=7, position=12, text=%s, bytes=1000000}"
                .formatted(TEXT + TEXT + "the end"));
  }

  @Test
  void saysSoWhenTheRunStoppedInsideARecord() throws IOException {
    try (RejectFile rejects = RejectFile.open(file, directory, 0)) {
      rejects.add(new Rejected.Beginning("is too long", "7", 12, "the beg"));
    }

    assertThat(lines()).containsExactly("{reason=is too long, id=7, position=12, text=the beg}");
  }

  @Test
  void goesOnAfterThePartsThatAreKept() throws IOException {
    Rejected first = new Rejected.Whole("is odd", "1", 0, 5, "first");
    Rejected second = new Rejected.Whole("is odd", "2", 9, 6, "second");
    long kept;
    try (RejectFile rejects = RejectFile.open(file, directory, 0)) {
      rejects.add(first);
      kept = rejects.endPart();
      rejects.add(second);
      rejects.endPart();
    }
    byte[] uninterrupted = Files.readAllBytes(file);
    try (RejectFile rejects = RejectFile.open(file, directory, kept)) {
      assertThat(Files.size(file)).isEqualTo(kept);
      rejects.add(second);
    }

    assertThat(file).hasBinaryContent(uninterrupted);
    assertThat(lines()).hasSize(2);
  }

  @Test
  void isNotMadeForNothing() throws IOException {
    try (RejectFile rejects = RejectFile.open(file, directory, 0)) {
      assertThat(rejects.endPart()).isZero();
    }

    assertThat(file).doesNotExist();
  }

  /// Field by field, in file order.
  private List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (InputStream in = new ZstdInputStream(Files.newInputStream(file))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty()) {
          lines.add(fields(json.readTree(line)));
        }
      }
    }
    return lines;
  }

  private static String fields(JsonNode object) {
    return object.properties().stream()
        .map(field -> field.getKey() + "=" + field.getValue().asText())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
