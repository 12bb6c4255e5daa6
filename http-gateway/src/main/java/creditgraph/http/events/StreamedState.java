package creditgraph.http.events;

import creditgraph.http.exchange.Json;
import creditgraph.http.exchange.Validator;
import java.util.Map;

/// How something stands: one event of a stream.
///
/// @param id names the state: equal states, and no others, have equal ids; without line breaks
/// @param event its kind, a word
/// @param json a record, written as JSON
/// @param last whether nothing more will change
public record StreamedState(String id, String event, Object json, boolean last) {

  /// What was asked for is no longer known.
  public static StreamedState forgotten() {
    return new StreamedState("forgotten", "forgotten", Map.of(), true);
  }

  /// @param last whether it has ended
  public static StreamedState of(String id, Object json, boolean last) {
    return new StreamedState(id, last ? "ended" : "progress", json, last);
  }

  /// Of something that has no end; its id is made of its content.
  public static StreamedState endless(String event, Object json) {
    String quoted = Validator.strong(Json.bytes(json)).tag();
    return new StreamedState(quoted.replace("\"", ""), event, json, false);
  }
}
