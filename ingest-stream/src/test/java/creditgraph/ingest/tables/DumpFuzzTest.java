package creditgraph.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import creditgraph.catalog.row.TrackRow;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.tables.TrackRange.Lines;
import creditgraph.ingest.xml.Drift;
import creditgraph.ingest.xml.FrameLimits;
import creditgraph.ingest.xml.RecordBatch;
import creditgraph.ingest.xml.RecordBatch.Frame;
import creditgraph.ingest.xml.RecordParser;
import creditgraph.ingest.xml.RecordSource;
import creditgraph.ingest.xml.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/// Any bytes at all, given to each reader of a dump.
///
/// Without a switch the inputs kept in the resources are run; `docs/testing.md` says how to look
/// for new ones.
class DumpFuzzTest {

  private static final String MAX_DURATION = "5m";
  private static final DumpType[] TYPES = DumpType.values();

  @TempDir private static Path temporary;

  private record Piece(String kind, long position, String text) {}

  /// A refused file has no pieces: how many had been handed on by then is of no consequence.
  private record Framed(List<Piece> pieces, String refusal) {}

  /// Bytes: a type, then the file.
  @DictionaryFile(resourcePath = "dump.dict")
  @FuzzTest(maxDuration = MAX_DURATION)
  void recordsAreFramedAlikeWhateverTheSizeOfABatch(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    byte[] text = Arrays.copyOfRange(input, 1, input.length);
    Framed small = framed(type(input[0]), text, new FrameLimits(1024, 1 << 17));

    assertThat(framed(type(input[0]), text, new FrameLimits(1 << 16, 1 << 17))).isEqualTo(small);
    long end = 0;
    for (Piece piece : small.pieces()) {
      assertThat(piece.position()).isGreaterThanOrEqualTo(end);
      end = piece.position() + 1;
    }
  }

  /// Bytes: a gzip file after its first two bytes.
  @FuzzTest(maxDuration = MAX_DURATION)
  void aGzipFileIsReadOrRefused(byte[] input) throws IOException {
    byte[] gzip = new byte[input.length + 2];
    gzip[0] = 0x1f;
    gzip[1] = (byte) 0x8b;
    System.arraycopy(input, 0, gzip, 2, input.length);

    Framed framed = framed(DumpType.RELEASES, gzip, new FrameLimits(1024, 1 << 17));

    assertThat(framed.refusal().isEmpty() && framed.pieces().isEmpty()).isFalse();
  }

  /// Bytes: a type, then one record.
  @DictionaryFile(resourcePath = "dump.dict")
  @FuzzTest(maxDuration = MAX_DURATION)
  void aRecordIsReadOrRejectedWhole(byte[] input) {
    if (input.length == 0) {
      return;
    }
    DumpType type = type(input[0]);
    RowBatch rows = new RowBatch();
    List<Rejected> rejected = new ArrayList<>();
    boolean[] read = {false};
    new RecordParser(type)
        .parse(
            new RecordBatch(input, List.of(new Frame.Whole(1, input.length - 1, 0)), 0),
            Records.reader(type, rows),
            new Drift(),
            new RecordParser.Outcome() {
              @Override
              public void read() {
                rows.keep();
                read[0] = true;
              }

              @Override
              public void again() {
                rows.dropUnkept();
              }

              @Override
              public void rejected(Rejected record) {
                rows.dropUnkept();
                rejected.add(record);
              }
            });

    assertThat(rejected).hasSize(read[0] ? 0 : 1);
    assertThat(rows.rows(record(type))).hasSize(read[0] ? 1 : 0);
  }

  /// Bytes: positions of a track list, one a line, an empty line, and the text of a credit.
  @FuzzTest(maxDuration = MAX_DURATION)
  void aTrackTextNamesLinesOrIsToldUnread(byte[] input) {
    String[] parts = new String(input, StandardCharsets.UTF_8).split("\n\n", 2);
    String[] positions = parts[0].split("\n", -1);
    List<TrackRow> tracks =
        IntStream.range(0, positions.length)
            .mapToObj(i -> new TrackRow(1, i, -1, positions[i], "", ""))
            .toList();

    Lines lines = new TrackRange(tracks).read(parts.length == 1 ? "" : parts[1]);

    assertThat(lines.sequences().isEmpty())
        .isEqualTo(lines.read().isEmpty() || lines.read().equals("none"));
    assertThat(lines.sequences())
        .isSorted()
        .doesNotHaveDuplicates()
        .allSatisfy(line -> assertThat(positions[line]).isNotBlank());
  }

  private static DumpType type(byte choice) {
    return TYPES[(choice & 0xff) % TYPES.length];
  }

  private static Output<?> record(DumpType type) {
    return switch (type) {
      case ARTISTS -> Output.ARTIST;
      case LABELS -> Output.LABEL;
      case MASTERS -> Output.MASTER;
      case RELEASES -> Output.RELEASE;
    };
  }

  private static Framed framed(DumpType type, byte[] bytes, FrameLimits limits) throws IOException {
    Path file = Files.write(temporary.resolve(type.word() + ".xml"), bytes);
    List<Piece> pieces = new ArrayList<>();
    WholeRejects rejects = new WholeRejects();
    try (RecordSource source = RecordSource.open(type, file, limits)) {
      for (Optional<RecordBatch> next = source.next(); next.isPresent(); next = source.next()) {
        RecordBatch batch = next.get();
        batch.frames().forEach(frame -> addTo(pieces, rejects, batch, frame));
      }
      return new Framed(pieces, "");
    } catch (DumpRefused refused) {
      assertThat(refused).hasMessageContaining(file.toString());
      return new Framed(List.of(), String.valueOf(refused.getMessage()));
    }
  }

  private static void addTo(
      List<Piece> pieces, WholeRejects rejects, RecordBatch batch, Frame frame) {
    switch (frame) {
      case Frame.Whole whole -> {
        String text =
            new String(batch.bytes(), whole.offset(), whole.length(), StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("<").endsWith(">");
        pieces.add(new Piece("record", whole.position(), text));
      }
      case Frame.Broken broken -> {
        rejects.add(broken.rejected());
        if (broken.endsRecord()) {
          Rejected.Whole rejected = rejects.whole().getLast();
          pieces.add(new Piece(rejected.reason(), rejected.position(), rejected.text()));
        }
      }
    }
  }
}
