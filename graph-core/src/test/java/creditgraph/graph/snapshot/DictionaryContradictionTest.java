package creditgraph.graph.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The dictionary of the evidence, whose entries are chosen and ordered by use, each promise about
/// it broken.
class DictionaryContradictionTest {

  private static final FileKind KIND = FileKind.EVIDENCE;

  @TempDir private static Path temporary;
  private static Path original = Path.of("");

  @BeforeAll
  static void build() throws IOException {
    original = Files.createDirectory(temporary.resolve("original"));
    SnapshotGoldenTest.write(original);
  }

  static List<Contradiction> contradictions() {
    return List.of(
        dictionary("the most used text comes first", Collections::reverse, "does not follow"),
        dictionary("a text is there once", texts -> texts.add(texts.getFirst()), "appears twice"),
        dictionary(
            "a text is used four times",
            texts -> texts.add("Never"),
            "text 'Never' with 0 uses does not follow"),
        dictionary(
            "a text with an entry is not written out",
            texts -> texts.add("Whistle"),
            "text 'Whistle' is written out and has an entry"),
        dictionary("a use names an entry", List::removeLast, "text 1 of 1"),
        dictionary(
            "a dictionary has at most 65,536 texts",
            texts -> texts.addAll(Collections.nCopies(TextDictionary.MAX_TEXTS, "x")),
            "expected at most 65536 texts"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void namesABrokenPromise(Contradiction contradiction) throws IOException {
    contradiction.assertNamed(original, Files.createTempDirectory(temporary, "broken"));
  }

  private static Contradiction dictionary(
      String promise, Consumer<List<String>> breaks, String message) {
    return new Contradiction(
        promise,
        KIND.fileName,
        resealed -> {
          List<String> texts = texts(resealed);
          breaks.accept(texts);
          write(texts, resealed);
        },
        message);
  }

  private static List<String> texts(Resealed resealed) {
    int count = Math.toIntExact(resealed.file(KIND).getLong(countAt()));
    RecordTable table =
        new RecordTable(
            MemorySegment.ofArray(resealed.content(KIND, 0)),
            MemorySegment.ofArray(resealed.content(KIND, 1)),
            count,
            "dictionary",
            0);
    List<String> texts = new ArrayList<>();
    for (int entry = 0; entry < count; entry++) {
      texts.add(table.record(entry).text());
    }
    return texts;
  }

  private static void write(List<String> texts, Resealed resealed) {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    RecordTable.Writer writer = new RecordTable.Writer(records);
    RecordWriter record = new RecordWriter();
    try {
      for (String text : texts) {
        record.clear();
        writer.add(record.text(text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused a write", e);
    }
    ByteBuffer startBuffer = writer.starts();
    byte[] starts = new byte[startBuffer.remaining()];
    startBuffer.get(starts);
    resealed.replace(KIND, 0, records.toByteArray());
    resealed.replace(KIND, 1, starts);
    resealed.file(KIND).putLong(countAt(), texts.size());
  }

  private static int countAt() {
    return FileLayout.COUNTS_AT + Long.BYTES;
  }
}
