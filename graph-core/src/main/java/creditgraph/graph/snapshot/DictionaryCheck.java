package creditgraph.graph.snapshot;

import creditgraph.graph.csr.FaultSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Verifies a dictionary of texts against the records that use it.
///
/// Each entry is there once, is used as often as [TextDictionary] demands, and follows one that is
/// used more, or as much and less by its UTF-8 bytes; a text that has an entry is never written
/// out. That a text written out has too few uses for an entry is not verified: it would take all
/// distinct texts in memory.
final class DictionaryCheck {

  private final List<String> entries = new ArrayList<>();
  private final List<Long> positions = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final long[] uses;
  private final FaultSink sink;

  private DictionaryCheck(RecordTable table, FaultSink sink) {
    this.uses = new long[table.count()];
    this.sink = sink;
  }

  /// Reads the entries, which are the first section of their file.
  static DictionaryCheck of(RecordTable table, SnapshotFile file, Faults faults) {
    FaultSink sink = faults.in(file, 0);
    if (table.count() > TextDictionary.MAX_TEXTS) {
      sink.fault(
          0,
          "expected at most %d texts, found %d".formatted(TextDictionary.MAX_TEXTS, table.count()));
    }
    DictionaryCheck check = new DictionaryCheck(table, sink);
    RecordWalk walk = new RecordWalk(table, file, 0, faults);
    for (int entry = 0; entry < table.count(); entry++) {
      RecordReader record = walk.next();
      long position = record.position();
      String text = record.text();
      RecordWalk.requireEnd(record);
      if (!check.known.add(text)) {
        sink.fault(position, "text '%s' appears twice".formatted(text));
      }
      check.entries.add(text);
      check.positions.add(position);
    }
    walk.end();
    return check;
  }

  /// Reads a use and counts it.
  String read(RecordReader reader) {
    int code = reader.count();
    if (code == 0) {
      String text = reader.text();
      if (known.contains(text)) {
        throw reader.damaged("text '%s' is written out and has an entry".formatted(text));
      }
      return text;
    }
    if (code > entries.size()) {
      throw reader.damaged("text %d of %d".formatted(code - 1, entries.size()));
    }
    uses[code - 1]++;
    return entries.get(code - 1);
  }

  /// Compares the order with the uses counted.
  void end() {
    for (int entry = 0; entry < uses.length; entry++) {
      if (uses[entry] < TextDictionary.MIN_USES || !follows(entry)) {
        sink.fault(
            positions.get(entry),
            "text '%s' with %d uses does not follow the one before"
                .formatted(entries.get(entry), uses[entry]));
      }
    }
  }

  private boolean follows(int entry) {
    return entry == 0
        || uses[entry] < uses[entry - 1]
        || (uses[entry] == uses[entry - 1]
            && Arrays.compareUnsigned(utf8(entries.get(entry - 1)), utf8(entries.get(entry))) < 0);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
