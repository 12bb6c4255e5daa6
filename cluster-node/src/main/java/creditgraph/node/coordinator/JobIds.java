package creditgraph.node.coordinator;

import creditgraph.game.challenge.Difficulty;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.job.JobSpec;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.score.ArtistPair;
import creditgraph.protocol.score.ScoreSpec;
import creditgraph.protocol.verify.VerifySpec;
import creditgraph.protocol.verify.VerifySpec.CheckedNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Names a job by what goes into it, so that an equal question finds the equal job.
final class JobIds {

  private static final int DIGITS = 16;

  private JobIds() {}

  /// The first 16 hex digits of the SHA-256 over fingerprint, kind and spec. Ids of samples stay as
  /// they were when there was nothing else ([SampleIds]).
  static String of(SnapshotRef snapshot, JobSpec spec) {
    return switch (spec.jobKind()) {
      case SAMPLE -> SampleIds.of(snapshot, (SampleSpec) spec);
      case SCORE -> hash(snapshot, spec, inputs((ScoreSpec) spec));
      case VERIFY -> hash(snapshot, spec, inputs((VerifySpec) spec));
      case FINDINGS -> hash(snapshot, spec, inputs((FindingsSpec) spec));
    };
  }

  private static List<String> inputs(ScoreSpec spec) {
    List<String> inputs = new ArrayList<>();
    inputs.add("difficulty " + Difficulty.VERSION);
    inputs.add(spec.run());
    inputs.add(Integer.toString(spec.drawn()));
    inputs.add(Integer.toString(spec.minReleases()));
    inputs.add(Long.toString(spec.seed()));
    for (ArtistPair pair : spec.listed()) {
      inputs.add(pair.from() + " " + pair.to());
    }
    return inputs;
  }

  private static List<String> inputs(VerifySpec spec) {
    List<String> inputs = new ArrayList<>();
    inputs.add(spec.run());
    for (CheckedNode node : spec.nodes()) {
      inputs.add(node.name() + " " + node.address());
    }
    return inputs;
  }

  private static List<String> inputs(FindingsSpec spec) {
    List<String> inputs = new ArrayList<>();
    inputs.add(spec.run());
    inputs.add(Integer.toString(spec.sources()));
    inputs.add(Integer.toString(spec.routes()));
    inputs.add(Long.toString(spec.seed()));
    if (spec.roles()) {
      inputs.add("roles");
    }
    return inputs;
  }

  private static String hash(SnapshotRef snapshot, JobSpec spec, List<String> inputs) {
    List<String> all = new ArrayList<>();
    all.add(snapshot.fingerprint());
    all.add(spec.jobKind().word());
    all.add(spec.ruleset().value());
    all.addAll(inputs);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
