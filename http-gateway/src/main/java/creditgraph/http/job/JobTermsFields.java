package creditgraph.http.job;

import creditgraph.http.problem.Problem;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.RequestObject;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.RunLabel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The fields in which every kind of job is told how it is to be done.
public final class JobTermsFields {

  private static final List<String> FIELDS = List.of("priority", "withinSeconds", "tries");

  private JobTermsFields() {}

  /// A job's own fields and these.
  public static List<String> with(String... own) {
    return Stream.concat(Arrays.stream(own), FIELDS.stream()).toList();
  }

  /// @throws Refused naming the field that is wrong
  public static JobTerms read(RequestObject object) {
    long withinSeconds =
        object.has("withinSeconds")
            ? object.wholeNumber("withinSeconds", 1, JobTerms.LONGEST.toSeconds())
            : 0;
    int tries =
        object.has("tries")
            ? object.wholeNumber("tries", 1, JobTerms.MAX_TRIES)
            : JobTerms.USUAL_TRIES;
    return new JobTerms(
        priority(object.textOr("priority", "normal")), Duration.ofSeconds(withinSeconds), tries);
  }

  /// The label that tells repeats apart.
  ///
  /// @throws Refused when it is none
  public static String run(RequestObject object) {
    String run = object.textOr("run", "");
    if (!RunLabel.isLabel(run)) {
      throw new Refused(
          Problem.invalid(
              "run", "expected at most 40 letters, digits, dots, underscores, hyphens"));
    }
    return run;
  }

  private static Priority priority(String word) {
    return Arrays.stream(Priority.values())
        .filter(priority -> priority.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () -> new Refused(Problem.invalid("priority", "expected one of high, normal, low")));
  }
}
