package creditgraph.node.hidden;

import creditgraph.http.exchange.Json;
import creditgraph.protocol.hidden.HiddenPuzzle;
import java.util.List;

/// Which days have a file, the latest first; its members are those of
/// `contracts/json/hidden-index.schema.json`.
record HiddenIndex(int schema, List<Day> days) {

  static final int SCHEMA = 1;

  record Day(String date, int number, int reveals) {}

  /// @param puzzles the latest first
  static HiddenIndex of(List<HiddenPuzzle> puzzles) {
    return new HiddenIndex(
        SCHEMA,
        puzzles.stream()
            .map(one -> new Day(one.day().toString(), one.number(), one.reveals().size()))
            .toList());
  }

  byte[] toBytes() {
    return Json.bytes(this);
  }
}
