package creditgraph.ingest.tables;

import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.xml.RecordParser.RecordReader;
import creditgraph.ingest.xml.RecordRefused;

/// The reader for each type of dump.
public final class Records {

  /// The version of everything between the bytes of a dump and the rows of its catalog. Raise it
  /// when the same dump would give other rows.
  public static final int PARSER_SCHEMA = 6;

  private Records() {}

  /// A reader that leaves the rows of each record in `rows`, its content hash in the record's own.
  public static RecordReader reader(DumpType type, RowBatch rows) {
    return switch (type) {
      case ARTISTS -> hashing(new ArtistReader(rows), new RecordHash<>(Output.ARTIST, type, rows));
      case LABELS -> hashing(new LabelReader(rows), new RecordHash<>(Output.LABEL, type, rows));
      case MASTERS -> hashing(new MasterReader(rows), new RecordHash<>(Output.MASTER, type, rows));
      case RELEASES ->
          hashing(new ReleaseReader(rows), new RecordHash<>(Output.RELEASE, type, rows));
    };
  }

  private static RecordReader hashing(RecordReader reader, RecordHash<?> hash) {
    return xml -> {
      reader.read(xml);
      hash.enter();
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
