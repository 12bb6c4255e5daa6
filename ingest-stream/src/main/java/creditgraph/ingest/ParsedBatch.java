package creditgraph.ingest;

import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.tables.Records;
import creditgraph.ingest.tables.RowBatch;
import creditgraph.ingest.xml.Drift;
import creditgraph.ingest.xml.RecordBatch;
import creditgraph.ingest.xml.RecordParser;
import creditgraph.ingest.xml.Rejected;
import creditgraph.ingest.xml.Repairs;
import java.util.ArrayList;
import java.util.List;

/// What became of one batch of records.
///
/// @param records that were read whole
/// @param filePosition bytes of the file used up to here
record ParsedBatch(
    RowBatch rows,
    long records,
    List<Rejected> rejected,
    Repairs repairs,
    Drift drift,
    long filePosition) {

  /// Parses all records of a batch. Depends on nothing but its arguments, so that batches may be
  /// parsed side by side.
  static ParsedBatch of(DumpType type, RecordParser parser, RecordBatch batch) {
    RowBatch rows = new RowBatch();
    Drift drift = new Drift();
    Tally tally = new Tally(rows);
    Repairs repairs = parser.parse(batch, Records.reader(type, rows), drift, tally);
    return new ParsedBatch(
        rows, tally.records, tally.rejected, repairs, drift, batch.filePosition());
  }

  private static final class Tally implements RecordParser.Outcome {

    private final RowBatch rows;
    private final List<Rejected> rejected = new ArrayList<>();
    private long records;

    Tally(RowBatch rows) {
      this.rows = rows;
    }

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
      rejected.add(record);
    }
  }
}
