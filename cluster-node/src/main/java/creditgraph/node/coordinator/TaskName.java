package creditgraph.node.coordinator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `sample/<sample id>/<index>`: the name under which a task is offered and its outcome reported.
record TaskName(String sampleId, int index) {

  private static final Pattern FORM = Pattern.compile("sample/([0-9a-f]{16})/([0-9]{1,9})");

  /// Empty when the text is no task's name.
  static Optional<TaskName> parse(String text) {
    Matcher match = FORM.matcher(text);
    return match.matches()
        ? Optional.of(new TaskName(match.group(1), Integer.parseInt(match.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "sample/" + sampleId + "/" + index;
  }
}
