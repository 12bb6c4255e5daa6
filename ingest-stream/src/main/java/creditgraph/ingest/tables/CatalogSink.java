package creditgraph.ingest.tables;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogWriter;
import creditgraph.ingest.dump.DumpType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The open Parquet files of one part of all tables of one type of dump.
///
/// A type without a dump gets its files as well, empty: every table of a catalog can be read.
public final class CatalogSink implements AutoCloseable {

  private final List<Lane> lanes;

  /// Files that one thread at a time writes. Lanes share nothing.
  public static final class Lane {

    private final List<OpenOutput<?>> outputs;

    private Lane(List<OpenOutput<?>> outputs) {
      this.outputs = outputs;
    }

    /// Appends the rows that the batch holds for this lane.
    public void write(RowBatch batch) throws IOException {
      for (OpenOutput<?> output : outputs) {
        output.write(batch);
      }
    }
  }

  private record OpenOutput<R extends Record>(Output<R> output, CatalogWriter<R> writer) {

    static <R extends Record> OpenOutput<R> open(Output<R> output, CatalogLayout layout, int part)
        throws IOException {
      return new OpenOutput<>(
          output, CatalogWriter.open(output.file(layout, part), output.table()));
    }

    void write(RowBatch batch) throws IOException {
      writer.write(batch.rows(output));
    }
  }

  private CatalogSink(List<Lane> lanes) {
    this.lanes = List.copyOf(lanes);
  }

  /// Creates the files of a part.
  ///
  /// @param layout of a catalog being written, without files of this part of the type
  public static CatalogSink open(DumpType type, CatalogLayout layout, int part) throws IOException {
    List<Lane> lanes = new ArrayList<>();
    CatalogSink opened = null;
    try {
      for (List<Output<?>> outputs : Output.lanes(type)) {
        List<OpenOutput<?>> open = new ArrayList<>();
        lanes.add(new Lane(open));
        for (Output<?> output : outputs) {
          open.add(OpenOutput.open(output, layout, part));
        }
      }
      opened = new CatalogSink(lanes);
      return opened;
    } finally {
      if (opened == null) {
        new CatalogSink(lanes).close();
      }
    }
  }

  /// The files of a part of a type.
  public static List<Path> files(DumpType type, CatalogLayout layout, int part) {
    return Output.lanes(type).stream()
        .flatMap(List::stream)
        .map(output -> output.file(layout, part))
        .toList();
  }

  public List<Lane> lanes() {
    return lanes;
  }

  /// Adds the rows written so far to the counts.
  public void addTo(RowCounts counts) {
    for (Lane lane : lanes) {
      for (OpenOutput<?> open : lane.outputs) {
        counts.add(open.output(), open.writer().rows());
      }
    }
  }

  /// Completes all files. A failure leaves none of them readable for certain, and is thrown after
  /// every file has been closed.
  @Override
  public void close() throws IOException {
    @Nullable IOException failure = null;
    for (Lane lane : lanes) {
      for (OpenOutput<?> open : lane.outputs) {
        try {
          open.writer().close();
        } catch (IOException e) {
          if (failure == null) {
            failure = e;
          } else {
            failure.addSuppressed(e);
          }
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
