package creditgraph.node.coordinator;

import creditgraph.protocol.job.JobKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A task, by its job and its place in it. On the wire it is `<kind>/<job id>/<index>`; the kind is
/// for people, since the id says which job it is.
record TaskName(String jobId, int index) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:%s)/([0-9a-f]{16})/([0-9]{1,9})"
              .formatted(
                  Arrays.stream(JobKind.values())
                      .map(JobKind::word)
                      .collect(Collectors.joining("|"))));

  /// Empty when the text is no task's name.
  static Optional<TaskName> parse(String text) {
    Matcher match = FORM.matcher(text);
    return match.matches()
        ? Optional.of(new TaskName(match.group(1), Integer.parseInt(match.group(2))))
        : Optional.empty();
  }

  String under(JobKind kind) {
    return kind.word() + "/" + this;
  }

  @Override
  public String toString() {
    return jobId + "/" + index;
  }
}
