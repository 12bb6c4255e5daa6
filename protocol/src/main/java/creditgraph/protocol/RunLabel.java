package creditgraph.protocol;

import java.util.regex.Pattern;

/// The label that tells repeats of one job apart. It enters the job's id and nothing that is
/// computed.
public final class RunLabel {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{0,40}");

  private RunLabel() {}

  public static boolean isLabel(String run) {
    return FORM.matcher(run).matches();
  }

  /// Returns the label.
  ///
  /// @throws IllegalArgumentException when it is none
  public static String require(String run) {
    if (!isLabel(run)) {
      throw new IllegalArgumentException(
          "run: expected %s, found '%s'".formatted(FORM.pattern(), run));
    }
    return run;
  }
}
