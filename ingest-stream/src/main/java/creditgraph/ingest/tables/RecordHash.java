package creditgraph.ingest.tables;

import creditgraph.catalog.row.RecordRow;
import creditgraph.catalog.table.ContentHash;
import creditgraph.catalog.table.TableContent;
import creditgraph.ingest.dump.DumpType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Enters the content hash of the record at hand, once all its rows are in the batch.
///
/// The rows say all that counts: where the elements stood, how they were spelled, and whether an
/// empty one was left out is forgotten by then.
final class RecordHash<R extends Record & RecordRow<R>> {

  private record Part<R extends Record>(Output<R> output, TableContent<R> content) {

    static <R extends Record> Part<R> of(Output<R> output) {
      return new Part<>(output, TableContent.of(output.table()));
    }

    void addTo(ContentHash hash, RowBatch rows) {
      hash.add(content, rows.unkept(output));
    }
  }

  private static final Map<DumpType, List<Part<?>>> PARTS =
      Arrays.stream(DumpType.values())
          .collect(Collectors.toUnmodifiableMap(type -> type, RecordHash::parts));

  private final Output<R> record;
  private final List<Part<?>> parts;
  private final RowBatch rows;
  private final ContentHash hash = new ContentHash();

  RecordHash(Output<R> record, DumpType type, RowBatch rows) {
    this.record = record;
    this.parts = Objects.requireNonNull(PARTS.get(type));
    this.rows = rows;
  }

  /// In the order of the contract, which is that of the outputs, not that of the lanes.
  private static List<Part<?>> parts(DumpType type) {
    List<Part<?>> parts = new ArrayList<>();
    Output.lanes(type).stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Output::index))
        .forEach(output -> parts.add(Part.of(output)));
    return List.copyOf(parts);
  }

  void enter() {
    hash.start();
    for (Part<?> part : parts) {
      part.addTo(hash, rows);
    }
    rows.unkept(record).replaceAll(row -> row.withContentHash(hash.value()));
  }
}
