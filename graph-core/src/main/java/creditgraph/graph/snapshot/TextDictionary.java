package creditgraph.graph.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Gives texts that are often repeated a short number.
///
/// Every use of a text is counted first, and stands meanwhile under a number that is good for this
/// build alone. Texts used at least [#MIN_USES] times, most used first, ties by UTF-8 bytes, at
/// most [#MAX_TEXTS], become entries; a use is then written as the entry's number plus one, or as 0
/// and the text itself. The rule depends on the counts alone, so the entries do not depend on the
/// order of the input.
///
/// Uses may be counted by several threads; all else is for one at a time, but for writing. Holds
/// each different text: some 150 bytes.
final class TextDictionary {

  static final int MIN_USES = 4;
  static final int MAX_TEXTS = 1 << 16;

  private static final int NO_ENTRY = -1;

  /// @param number in the order in which texts were first used
  private record Use(int number, AtomicLong count) {}

  private final Map<String, Use> uses = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  /// By number, once frozen.
  private String[] texts = {};

  private int[] entries = {};

  /// Counts a use and returns the number of the text.
  int use(String text) {
    Use known = uses.get(text);
    if (known == null) {
      // Half a surrogate pair is written as a question mark, and counted as one.
      String written = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      known =
          uses.computeIfAbsent(written, _ -> new Use(numbers.getAndIncrement(), new AtomicLong()));
    }
    known.count().incrementAndGet();
    return known.number();
  }

  /// Ends the counting and returns the entries.
  List<String> freeze() {
    texts = new String[uses.size()];
    uses.forEach((text, use) -> texts[use.number()] = text);
    List<String> often =
        uses.entrySet().stream()
            .filter(use -> use.getValue().count().get() >= MIN_USES)
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<String, Use> use) -> -use.getValue().count().get())
                    .thenComparing(
                        use -> use.getKey().getBytes(StandardCharsets.UTF_8),
                        Arrays::compareUnsigned))
            .limit(MAX_TEXTS)
            .map(Map.Entry::getKey)
            .toList();
    entries = new int[texts.length];
    Arrays.fill(entries, NO_ENTRY);
    for (int i = 0; i < often.size(); i++) {
      Use use = uses.get(often.get(i));
      if (use != null) {
        entries[use.number()] = i;
      }
    }
    uses.clear();
    return often;
  }

  /// @param number as [#use] gave it
  void write(int number, RecordWriter into) {
    if (entries[number] == NO_ENTRY) {
      into.number(0).text(texts[number]);
    } else {
      into.number(entries[number] + 1L);
    }
  }

  /// Passes over a use.
  static void skip(RecordReader reader) {
    if (reader.count() == 0) {
      reader.skipText();
    }
  }

  /// Reads a use.
  static String read(RecordReader reader, RecordTable entries) {
    int code = reader.count();
    if (code == 0) {
      return reader.text();
    }
    if (code > entries.count()) {
      throw reader.damaged("text %d of %d".formatted(code - 1, entries.count()));
    }
    return entries.record(code - 1).text();
  }
}
