package creditgraph.ingest.xml;

/// A piece of a dump that could not be read as a record; everything needed to look at it again.
///
/// ```
/// Whole                      a piece of ordinary length
/// Beginning  Middle …  End   a record that is too long to be held, in consecutive texts
/// ```
///
/// Bytes that are no UTF-8 stand in the text as U+FFFD. The texts of one record end between
/// characters, so that one after the other they are its text.
public sealed interface Rejected {

  /// @param reason what is wrong, in words
  /// @param id as written in the text, empty when none was found
  /// @param position of the first byte in the inflated file
  /// @param bytes how long the piece is in the inflated file
  record Whole(String reason, String id, long position, long bytes, String text)
      implements Rejected {}

  /// The rest follows, up to an [End], with no other piece between.
  record Beginning(String reason, String id, long position, String text) implements Rejected {}

  record Middle(String text) implements Rejected {}

  /// @param bytes how long the record is in the inflated file, all its texts together
  record End(String text, long bytes) implements Rejected {}

  /// Whether the record that this belongs to is complete with it.
  default boolean endsRecord() {
    return switch (this) {
      case Whole _, End _ -> true;
      case Beginning _, Middle _ -> false;
    };
  }
}
