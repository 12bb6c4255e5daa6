package creditgraph.node.coordinator;

import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.SampleSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Names a sample by what goes into it, so that an equal question finds the equal sample.
public final class SampleIds {

  private static final int DIGITS = 16;

  private SampleIds() {}

  /// The first 16 hex digits of the SHA-256 over fingerprint and spec. What is as it was before it
  /// could be chosen does not enter, the usual cut for one: ids of then stay as they are.
  public static String of(SnapshotRef snapshot, SampleSpec spec) {
    List<String> inputs =
        new ArrayList<>(
            List.of(
                snapshot.fingerprint(),
                spec.ruleset().value(),
                Integer.toString(spec.pairs()),
                Long.toString(spec.seed()),
                spec.run()));
    if (spec.pairsPerTask() != SampleSpec.USUAL_PAIRS_PER_TASK) {
      inputs.add(Integer.toString(spec.pairsPerTask()));
    }
    if (spec.hasConditions()) {
      inputs.add("hub penalty " + spec.hubPenalty());
      inputs.add("years " + spec.years());
    }
    return HexFormat.of()
        .formatHex(sha256().digest(String.join("\n", inputs).getBytes(StandardCharsets.UTF_8)))
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
