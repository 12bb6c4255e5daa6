package creditgraph.ingest.tables;

import java.util.ArrayList;
import java.util.List;

/// The rows of consecutive records, by output, in dump order.
///
/// A record's rows arrive one by one and stay only when it has been read whole: [#keep] after a
/// record, [#dropUnkept] when it turned out broken. Written by one thread, then only read.
public final class RowBatch {

  private final List<List<Record>> rows = new ArrayList<>(Output.COUNT);
  private final int[] kept = new int[Output.COUNT];

  public RowBatch() {
    for (int i = 0; i < Output.COUNT; i++) {
      rows.add(new ArrayList<>());
    }
  }

  <R extends Record> void add(Output<R> output, R row) {
    rows.get(output.index()).add(row);
  }

  /// The record at hand is complete.
  public void keep() {
    for (int i = 0; i < kept.length; i++) {
      kept[i] = rows.get(i).size();
    }
  }

  /// The record at hand is broken: none of its rows stay.
  public void dropUnkept() {
    for (int i = 0; i < kept.length; i++) {
      List<Record> ofOutput = rows.get(i);
      ofOutput.subList(kept[i], ofOutput.size()).clear();
    }
  }

  /// The rows of the record at hand: those that are not kept yet. A view, good until the next call.
  <R extends Record> List<R> unkept(Output<R> output) {
    List<R> ofOutput = rows(output);
    return ofOutput.subList(kept[output.index()], ofOutput.size());
  }

  /// What has come for one output.
  <R extends Record> List<R> rows(Output<R> output) {
    @SuppressWarnings("unchecked") // add lets only rows of the output's type in
    List<R> ofOutput = (List<R>) rows.get(output.index());
    return ofOutput;
  }
}
