package creditgraph.node.coordinator;

import creditgraph.protocol.sample.CostTotals;
import creditgraph.protocol.sample.DistanceCounts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// What a task came to, as a row of the database.
///
/// @param result JSON in one fixed form, so that equal results are equal texts
record TaskResult(TaskName task, String result) {

  /// `{"byReleases":[0,12,230],"notConnected":7,"exhausted":1}`, without any space; for weighed
  /// routes `,"costs":[sum,sumOfSquares,most]` more.
  static TaskResult of(TaskName task, DistanceCounts counts) {
    String byReleases =
        counts.byReleases().stream().map(String::valueOf).collect(Collectors.joining(","));
    return new TaskResult(
        task,
        "{\"byReleases\":[%s],\"notConnected\":%d,\"exhausted\":%d%s}"
            .formatted(
                byReleases, counts.notConnected(), counts.exhausted(), costs(counts.costs())));
  }

  private static String costs(CostTotals costs) {
    return costs.equals(CostTotals.NONE)
        ? ""
        : ",\"costs\":[%d,%d,%d]".formatted(costs.sum(), costs.sumOfSquares(), costs.most());
  }

  /// SHA-256 of the result, in hex.
  String hash() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(result.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
