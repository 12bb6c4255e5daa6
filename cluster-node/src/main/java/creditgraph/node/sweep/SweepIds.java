package creditgraph.node.sweep;

import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sweep.SweepSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Names a sweep by what goes into it, so that an equal grid finds the equal sweep.
final class SweepIds {

  private static final int DIGITS = 16;

  private SweepIds() {}

  /// The first 16 hex digits of the SHA-256 over fingerprints and spec, a list a line.
  static String of(List<SnapshotRef> snapshots, SweepSpec spec) {
    List<String> inputs = new ArrayList<>();
    snapshots.forEach(snapshot -> inputs.add(snapshot.fingerprint()));
    inputs.add(spec.run());
    inputs.add(line(spec.rulesets()));
    inputs.add(line(spec.hubPenalties()));
    inputs.add(line(spec.years()));
    inputs.add(line(spec.pairs()));
    inputs.add(line(spec.seeds()));
    inputs.add(Integer.toString(spec.pairsPerTask()));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(String.join("\n", inputs).getBytes(StandardCharsets.UTF_8)))
          .substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String line(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
