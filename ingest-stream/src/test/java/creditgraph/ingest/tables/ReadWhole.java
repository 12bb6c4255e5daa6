package creditgraph.ingest.tables;

import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.xml.Drift;
import creditgraph.ingest.xml.FrameLimits;
import creditgraph.ingest.xml.RecordBatch;
import creditgraph.ingest.xml.RecordParser;
import creditgraph.ingest.xml.RecordSource;
import creditgraph.ingest.xml.Rejected;
import creditgraph.ingest.xml.Repairs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// A dump file read by one thread, with all that came of it.
final class ReadWhole {

  final RowBatch rows = new RowBatch();
  final List<Rejected.Whole> rejected;
  final Drift drift = new Drift();
  Repairs repairs = Repairs.NONE;
  int records;
  private final WholeRejects rejects = new WholeRejects();

  private ReadWhole() {
    rejected = rejects.whole();
  }

  static ReadWhole of(DumpType type, Path file, FrameLimits limits) throws IOException {
    return of(type, file, limits, Stream::of);
  }

  /// Every record is a batch of its own.
  static ReadWhole oneByOne(DumpType type, Path file, FrameLimits limits) throws IOException {
    return of(
        type,
        file,
        limits,
        batch ->
            batch.frames().stream()
                .map(
                    frame -> new RecordBatch(batch.bytes(), List.of(frame), batch.filePosition())));
  }

  private static ReadWhole of(
      DumpType type,
      Path file,
      FrameLimits limits,
      Function<RecordBatch, Stream<RecordBatch>> batches)
      throws IOException {
    ReadWhole whole = new ReadWhole();
    RecordParser parser = new RecordParser(type);
    try (RecordSource source = RecordSource.open(type, file, limits)) {
      for (Optional<RecordBatch> next = source.next(); next.isPresent(); next = source.next()) {
        batches.apply(next.get()).forEach(batch -> whole.add(type, parser, batch));
      }
    }
    return whole;
  }

  static ReadWhole of(DumpType type, Path file) throws IOException {
    return of(type, file, FrameLimits.standard());
  }

  /// Reads a plain file of these bytes.
  static ReadWhole text(DumpType type, Path directory, byte[] text) throws IOException {
    Path file = directory.resolve(type.word() + ".xml");
    Files.write(file, text);
    return of(type, file);
  }

  static ReadWhole text(DumpType type, Path directory, String text) throws IOException {
    return text(type, directory, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] gzip(String text) {
    return gzip(text.getBytes(StandardCharsets.UTF_8));
  }

  /// One member.
  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// All that came of the file: rows, rejects, drift and repairs.
  List<Object> said(DumpType type) {
    List<Object> said = new ArrayList<>();
    for (List<Output<?>> lane : Output.lanes(type)) {
      for (Output<?> output : lane) {
        said.add(List.copyOf(rows.rows(output)));
      }
    }
    said.add(records);
    said.add(rejected);
    said.add(drift.counts());
    said.add(repairs);
    return said;
  }

  private void add(DumpType type, RecordParser parser, RecordBatch batch) {
    RecordParser.Outcome outcome =
        new RecordParser.Outcome() {
          @Override
          public void read() {
            rows.keep();
            records++;
          }

          @Override
          public void again() {
            rows.dropUnkept();
          }

          @Override
          public void rejected(Rejected record) {
            rows.dropUnkept();
            rejects.add(record);
          }
        };
    repairs = repairs.plus(parser.parse(batch, Records.reader(type, rows), drift, outcome));
  }
}
