package creditgraph.catalog.column;

import java.io.IOException;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/// One column of the row group being made: takes its values row by row and makes pages of them.
///
/// ```
/// chunk.begin(pages);
/// chunk.add(7);        // the subclass's; in a list startList(size) comes first
/// chunk.endRow();
/// chunk.finish();
/// ```
///
/// Where pages end depends on the values alone, so that equal rows make equal bytes. Holds one
/// page. For one thread; used again for the next row group.
public abstract class ColumnChunk {

  /// A page is full with so many bytes before compression,
  static final int PAGE_BYTES = 256 << 10;

  /// or so many rows: readers skip by pages, and Parquet's own writers end them there.
  static final int PAGE_ROWS = 20_000;

  private final ColumnDescriptor descriptor;
  private final @Nullable ListLevels levels;
  private @Nullable PageWriter pages;
  private int rows;
  private int values;

  ColumnChunk(ColumnDescriptor descriptor, ByteBufferAllocator allocator) {
    this.descriptor = descriptor;
    this.levels = descriptor.getMaxRepetitionLevel() == 0 ? null : new ListLevels(allocator);
  }

  public final ColumnDescriptor descriptor() {
    return descriptor;
  }

  /// Begins the column in another row group.
  public final void begin(PageWriter writer) {
    pages = writer;
    reset();
  }

  /// The row at hand holds a list; its elements follow.
  public final void startList(int size) {
    if (levels == null) {
      throw new IllegalStateException(descriptor + " holds no lists");
    }
    levels.add(size);
  }

  public final void endRow() throws IOException {
    rows++;
    if (rows == PAGE_ROWS || pageBytes() >= PAGE_BYTES) {
      endPage();
    }
  }

  /// Bytes that the row group holds of this column, compressed but for the page at hand.
  public final long bufferedBytes() {
    return pages().getMemSize() + pageBytes();
  }

  /// Makes the last page; nothing is added any more.
  public final void finish() throws IOException {
    if (rows > 0) {
      endPage();
    }
    finish(pages());
  }

  private void endPage() throws IOException {
    Statistics.Builder statistics = Statistics.getBuilderForReading(descriptor.getPrimitiveType());
    if (values > 0) {
      statistics.withMin(least()).withMax(greatest());
    }
    BytesInput repetition = BytesInput.empty();
    BytesInput definition = BytesInput.empty();
    int slots = values;
    int nulls = 0;
    if (levels != null) {
      repetition = levels.repetition();
      definition = levels.definition();
      nulls = levels.emptyLists();
      slots += nulls;
    }
    BytesInput data = pageData();
    pages()
        .writePageV2(
            rows,
            nulls,
            slots,
            repetition,
            definition,
            pageEncoding(),
            data,
            statistics.withNumNulls(nulls).build());
    rows = 0;
    values = 0;
    if (levels != null) {
      levels.reset();
    }
    resetPage();
  }

  private PageWriter pages() {
    if (pages == null) {
      throw new IllegalStateException(descriptor + ": no row group was begun");
    }
    return pages;
  }

  /// Each value of the page is counted once.
  final void countValue() {
    values++;
  }

  /// Forgets the row group before.
  abstract void reset();

  /// Forgets the page before.
  abstract void resetPage();

  /// About what the values of the page at hand take.
  abstract long pageBytes();

  /// The values of the page, good until the next is begun.
  abstract BytesInput pageData() throws IOException;

  /// How they are encoded; asked for after them.
  abstract Encoding pageEncoding();

  /// The least value of the page, which has one, as Parquet writes it plainly; not changed later.
  abstract byte[] least();

  /// The greatest, likewise.
  abstract byte[] greatest();

  /// Writes what the pages share.
  abstract void finish(PageWriter writer) throws IOException;
}
