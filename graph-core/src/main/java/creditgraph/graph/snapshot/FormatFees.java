package creditgraph.graph.snapshot;

import creditgraph.graph.search.ReleaseFees;
import java.util.Map;

/// Fees of releases by what their formats are called: `Compilation` in `2 × CD, Compilation`.
///
/// A release pays the dearest of the names it goes by, and nothing for others. Names of formats lie
/// among the labels, read release by release; those in the dictionary are priced once.
final class FormatFees implements ReleaseFees {

  private final Map<String, Integer> fees;
  private final RecordTable labels;
  private final RecordTable words;
  private final int[] feeOfWord;

  /// @param fees by name, as printed
  FormatFees(Map<String, Integer> fees, RecordTable labels, RecordTable words) {
    this.fees = Map.copyOf(fees);
    this.labels = labels;
    this.words = words;
    this.feeOfWord = new int[words.count()];
    for (int word = 0; word < feeOfWord.length; word++) {
      feeOfWord[word] = dearest(words.record(word).text());
    }
  }

  @Override
  public int fee(int release) {
    RecordReader record = labels.record(release);
    record.skipText();
    record.skipText();
    record.count();
    TextDictionary.skip(record);
    int fee = 0;
    for (int left = record.elements(); left > 0; left--) {
      int code = record.count();
      if (code > feeOfWord.length) {
        throw record.damaged("text %d of %d".formatted(code - 1, words.count()));
      }
      fee = Math.max(fee, code == 0 ? dearest(record.text()) : feeOfWord[code - 1]);
    }
    return fee;
  }

  private int dearest(String format) {
    int dearest = 0;
    int start = format.indexOf(" × ") < 0 ? 0 : format.indexOf(" × ") + 3;
    for (String name : format.substring(start).split(", ", -1)) {
      dearest = Math.max(dearest, fees.getOrDefault(name, 0));
    }
    return dearest;
  }
}
