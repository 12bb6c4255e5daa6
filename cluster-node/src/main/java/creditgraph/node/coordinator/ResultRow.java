package creditgraph.node.coordinator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.protocol.work.TaskOutcome;

/// What a task came to as the text of a row: the outcome as JSON, its fields in the order of
/// declaration, so that equal outcomes are equal texts. Samples have a shorter form of their own
/// ([TaskResult]), as rows of earlier versions do.
public final class ResultRow {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ResultRow() {}

  static String text(TaskOutcome outcome) {
    try {
      return JSON.writerFor(TaskOutcome.class).writeValueAsString(outcome);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an outcome is always JSON", e);
    }
  }

  /// @throws IllegalArgumentException when the text was not made by [#text]
  public static TaskOutcome read(String row) {
    try {
      return JSON.readValue(row, TaskOutcome.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("row of a result cannot be read: " + e.getMessage(), e);
    }
  }
}
