package creditgraph.node.hidden;

import creditgraph.http.exchange.Json;
import creditgraph.http.hidden.HiddenJson;
import creditgraph.http.hidden.HiddenJson.AnswerJson;
import creditgraph.http.hidden.HiddenJson.RevealJson;
import creditgraph.http.snapshot.SnapshotJson;
import creditgraph.protocol.hidden.HiddenPuzzle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The file with which a site plays a day's hidden contributor without the cluster; its members are
/// those of `contracts/json/hidden.schema.json`. Whoever opens it reads what would be told, and not
/// the answer; whoever wants the answer finds it.
record HiddenFile(
    int schema,
    String date,
    int number,
    SnapshotJson snapshot,
    List<RevealJson> reveals,
    Answer answer) {

  static final int SCHEMA = 1;

  /// @param hashes of every name that is right: SHA-256 of the date, a colon and the folded name
  /// @param sealed base64 of what is shown afterwards
  record Answer(List<String> hashes, String sealed) {}

  static HiddenFile of(HiddenPuzzle puzzle) {
    String date = puzzle.day().toString();
    byte[] shown = Json.bytes(AnswerJson.of(puzzle.answer()));
    return new HiddenFile(
        SCHEMA,
        date,
        puzzle.number(),
        SnapshotJson.of(puzzle.snapshot()),
        HiddenJson.reveals(puzzle),
        new Answer(
            puzzle.answer().names().stream().map(name -> hash(date, name)).sorted().toList(),
            Base64.getEncoder().encodeToString(shown)));
  }

  /// The same puzzle is the same bytes.
  byte[] toBytes() {
    return Json.bytes(this);
  }

  private static String hash(String date, String name) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest((date + ":" + name).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
