package creditgraph.ingest.tables;

import creditgraph.ingest.xml.Rejected;
import java.util.ArrayList;
import java.util.List;

/// Rejected pieces, those that come in several texts put together.
final class WholeRejects {

  private final List<Rejected.Whole> whole = new ArrayList<>();
  private final List<Rejected.Beginning> open = new ArrayList<>(1);
  private final StringBuilder text = new StringBuilder();

  void add(Rejected rejected) {
    switch (rejected) {
      case Rejected.Whole piece -> {
        expectOpen(0, rejected);
        whole.add(piece);
      }
      case Rejected.Beginning beginning -> {
        expectOpen(0, rejected);
        open.add(beginning);
        text.append(beginning.text());
      }
      case Rejected.Middle middle -> {
        expectOpen(1, rejected);
        text.append(middle.text());
      }
      case Rejected.End end -> {
        expectOpen(1, rejected);
        text.append(end.text());
        close(open.removeLast(), end.bytes());
      }
    }
  }

  private void expectOpen(int records, Rejected rejected) {
    if (open.size() != records) {
      throw new AssertionError("out of turn: " + rejected);
    }
  }

  private void close(Rejected.Beginning record, long bytes) {
    whole.add(
        new Rejected.Whole(
            record.reason(), record.id(), record.position(), bytes, text.toString()));
    text.setLength(0);
  }

  /// Those that are complete.
  List<Rejected.Whole> whole() {
    return whole;
  }
}
