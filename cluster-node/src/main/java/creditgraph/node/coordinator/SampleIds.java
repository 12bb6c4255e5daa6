package creditgraph.node.coordinator;

import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.SampleSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names a sample by what goes into it, so that an equal question finds the equal sample.
final class SampleIds {

  private static final int DIGITS = 16;

  private SampleIds() {}

  /// The first 16 hex digits of the SHA-256 over fingerprint and spec. The usual cut does not
  /// enter: ids from before it could be chosen stay as they are.
  static String of(SnapshotRef snapshot, SampleSpec spec) {
    String inputs =
        String.join(
            "\n",
            snapshot.fingerprint(),
            spec.ruleset().value(),
            Integer.toString(spec.pairs()),
            Long.toString(spec.seed()),
            spec.pairsPerTask() == SampleSpec.USUAL_PAIRS_PER_TASK
                ? spec.run()
                : spec.run() + "\n" + spec.pairsPerTask());
    return HexFormat.of()
        .formatHex(sha256().digest(inputs.getBytes(StandardCharsets.UTF_8)))
        .substring(0, DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
