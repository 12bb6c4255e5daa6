package creditgraph.ingest.tables;

import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.xml.RecordParser.RecordReader;
import creditgraph.ingest.xml.RecordRefused;

/// The reader for each type of dump.
public final class Records {

  /// The version of everything between the bytes of a dump and the rows of its catalog. Raise it
  /// when the same dump would give other rows.
  public static final int PARSER_SCHEMA = 1;

  private Records() {}

  /// A reader that leaves the rows of each record in `rows`.
  public static RecordReader reader(DumpType type, RowBatch rows) {
    return switch (type) {
      case ARTISTS -> new ArtistReader(rows);
      case LABELS -> new LabelReader(rows);
      case MASTERS -> new MasterReader(rows);
      case RELEASES -> new ReleaseReader(rows);
    };
  }

  /// Every record has an id; without it none of its rows could be found again.
  static int required(int id, String record) throws RecordRefused {
    if (id == 0) {
      throw new RecordRefused(record + " record has no id");
    }
    return id;
  }
}
