package creditgraph.graph.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives texts that are often repeated a short number.
///
/// Every use of a text is counted first. Texts used at least [#MIN_USES] times, most used first,
/// ties by UTF-8 bytes, at most [#MAX_TEXTS], become entries; a use is then written as the entry's
/// number plus one, or as 0 and the text itself. The rule depends on the counts alone, so the
/// entries do not depend on the order of the input.
final class TextDictionary {

  static final int MIN_USES = 4;
  static final int MAX_TEXTS = 1 << 16;

  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  void count(String text) {
    uses.merge(text, 1, Integer::sum);
  }

  /// Ends the counting and returns the entries.
  List<String> freeze() {
    List<String> entries =
        uses.entrySet().stream()
            .filter(use -> use.getValue() >= MIN_USES)
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Integer> use) -> -use.getValue())
                    .thenComparing(
                        use -> use.getKey().getBytes(StandardCharsets.UTF_8),
                        Arrays::compareUnsigned))
            .limit(MAX_TEXTS)
            .map(Map.Entry::getKey)
            .toList();
    for (int i = 0; i < entries.size(); i++) {
      numbers.put(entries.get(i), i);
    }
    uses.clear();
    return entries;
  }

  void write(String text, RecordWriter into) {
    Integer number = numbers.get(text);
    if (number == null) {
      into.number(0).text(text);
    } else {
      into.number(number + 1L);
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
