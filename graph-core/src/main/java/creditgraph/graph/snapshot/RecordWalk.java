package creditgraph.graph.snapshot;

import creditgraph.graph.csr.FaultSink;

/// Reads the records of a table from first to last and compares the starts with where they lie.
final class RecordWalk {

  private final RecordTable table;
  private final FaultSink starts;
  private final RecordReader reader;
  private int number;

  /// @param section the table's records; its starts are the section behind them
  RecordWalk(RecordTable table, SnapshotFile file, int section, Faults faults) {
    this.table = table;
    this.starts = faults.in(file, section + 1);
    this.reader = table.readerAt(0);
  }

  RecordReader next() {
    int block = number / RecordTable.RECORDS_PER_BLOCK;
    if (number % RecordTable.RECORDS_PER_BLOCK == 0 && table.start(block) != reader.position()) {
      starts.fault(
          (long) block * Long.BYTES,
          "expected start %d, found %d".formatted(reader.position(), table.start(block)));
    }
    number++;
    return reader.slice(reader.number());
  }

  /// After the last record there is nothing.
  void end() {
    requireEnd(reader);
  }

  static void requireEnd(RecordReader reader) {
    if (!reader.atEnd()) {
      throw reader.damaged("more than the record should hold");
    }
  }
}
