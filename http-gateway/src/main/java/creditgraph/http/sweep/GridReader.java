package creditgraph.http.sweep;

import creditgraph.http.problem.Refused;
import creditgraph.http.sweep.GridDocument.Format;
import creditgraph.http.sweep.GridDocument.Value;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.YearWindow;
import creditgraph.protocol.sweep.SweepSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes a sweep of a grid that somebody wrote. Every complaint names field and line.
///
/// @param terms of each sample; of low priority unless the grid says otherwise
/// @param expected snapshots that the grid names; none for any
record GridReader(SweepSpec spec, JobTerms terms, List<SnapshotRef> expected) {

  private static final List<String> FIELDS =
      List.of(
          "run",
          "rulesets",
          "hubPenalties",
          "years",
          "pairs",
          "seeds",
          "pairsPerTask",
          "snapshots",
          "priority",
          "tries");

  static GridReader read(byte[] body, Format format) {
    GridDocument grid = GridDocument.parse(body, format, FIELDS);
    for (String field : List.of("rulesets", "pairs")) {
      if (!grid.has(field)) {
        throw GridDocument.invalid(field, 1, "expected one value or a list of them, found nothing");
      }
    }
    return new GridReader(
        spec(grid),
        terms(grid),
        all(
            grid,
            "snapshots",
            GridReader::snapshot,
            "a snapshot as spec.json names it, month/ruleset/fingerprint"));
  }

  private static SweepSpec spec(GridDocument grid) {
    List<RulesetId> rulesets =
        all(
            grid,
            "rulesets",
            GridReader::ruleset,
            "the name of a ruleset: lower-case letters, digits and hyphens, a letter first");
    List<HubPenalty> penalties =
        all(
            grid,
            "hubPenalties",
            GridReader::hubPenalty,
            "none, or a whole number from 0 to " + HubPenalty.MAX_COST);
    List<YearWindow> years =
        all(grid, "years", value -> YearWindow.parse(value.text()), "all, a year, or 1960-1969");
    List<Integer> pairs =
        all(
            grid,
            "pairs",
            value -> number(value, 1, SampleSpec.MAX_PAIRS).map(Math::toIntExact),
            "a whole number from 1 to " + SampleSpec.MAX_PAIRS);
    List<Long> seeds =
        all(
            grid,
            "seeds",
            value -> number(value, Long.MIN_VALUE, Long.MAX_VALUE),
            "a whole number from -2^63 to 2^63-1");
    int pairsPerTask =
        single(
            grid,
            "pairsPerTask",
            value -> number(value, 1, SampleSpec.MAX_PAIRS_PER_TASK).map(Math::toIntExact),
            "a whole number from 1 to " + SampleSpec.MAX_PAIRS_PER_TASK,
            SampleSpec.USUAL_PAIRS_PER_TASK);
    String run = single(grid, "run", value -> Optional.of(value.text()), "a text", "");
    try {
      return new SweepSpec(
          run,
          rulesets,
          grid.has("hubPenalties") ? penalties : List.of(HubPenalty.NONE),
          grid.has("years") ? years : List.of(YearWindow.ALL),
          pairs,
          grid.has("seeds") ? seeds : List.of(1L),
          pairsPerTask);
    } catch (IllegalArgumentException e) {
      throw refused(grid, String.valueOf(e.getMessage()));
    }
  }

  /// The message of a spec begins with its field.
  private static Refused refused(GridDocument grid, String message) {
    int colon = message.indexOf(':');
    String field = message.substring(0, colon);
    return GridDocument.invalid(field, grid.line(field), message.substring(colon + 2));
  }

  private static JobTerms terms(GridDocument grid) {
    Priority priority =
        single(
            grid,
            "priority",
            GridReader::priority,
            "one of "
                + Arrays.stream(Priority.values())
                    .map(GridReader::word)
                    .collect(Collectors.joining(", ")),
            Priority.LOW);
    int tries =
        single(
            grid,
            "tries",
            value -> number(value, 1, JobTerms.MAX_TRIES).map(Math::toIntExact),
            "a whole number from 1 to " + JobTerms.MAX_TRIES,
            JobTerms.USUAL_TRIES);
    return new JobTerms(priority, Duration.ZERO, tries);
  }

  private static <T> List<T> all(
      GridDocument grid, String field, Function<Value, Optional<T>> reader, String expected) {
    List<Value> values = grid.values(field);
    return IntStream.range(0, values.size())
        .mapToObj(index -> one(grid.place(field, index), values.get(index), reader, expected))
        .toList();
  }

  private static <T> T single(
      GridDocument grid,
      String field,
      Function<Value, Optional<T>> reader,
      String expected,
      T absent) {
    return grid.has(field) ? one(field, grid.single(field), reader, expected) : absent;
  }

  private static <T> T one(
      String where, Value value, Function<Value, Optional<T>> reader, String expected) {
    return reader
        .apply(value)
        .orElseThrow(() ->
            GridDocument.invalid(
                where, value.line(), "expected %s, found %s".formatted(expected, value.shown())));
  }

  private static Optional<RulesetId> ruleset(Value value) {
    try {
      return Optional.of(new RulesetId(value.text()));
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }

  private static Optional<HubPenalty> hubPenalty(Value value) {
    return value.text().equals(HubPenalty.NONE.toString())
        ? Optional.of(HubPenalty.NONE)
        : number(value, 0, HubPenalty.MAX_COST).map(cost -> HubPenalty.of(Math.toIntExact(cost)));
  }

  private static Optional<SnapshotRef> snapshot(Value value) {
    String[] parts = value.text().split("/", -1);
    if (parts.length != 3
        || !parts[0].matches("[0-9]{4}-[0-9]{2}")
        || !parts[2].matches("[0-9a-f]{1,64}")) {
      return Optional.empty();
    }
    return ruleset(new Value(parts[1], true, value.line()))
        .map(ruleset -> new SnapshotRef(parts[0], ruleset, parts[2]));
  }

  private static Optional<Priority> priority(Value value) {
    return Arrays.stream(Priority.values())
        .filter(priority -> word(priority).equals(value.text()))
        .findFirst();
  }

  private static String word(Priority priority) {
    return priority.name().toLowerCase(Locale.ROOT);
  }

  /// A text is no number, even one of digits.
  private static Optional<Long> number(Value value, long least, long most) {
    try {
      long number = Long.parseLong(value.text());
      return value.quoted() || number < least || number > most
          ? Optional.empty()
          : Optional.of(number);
    } catch (NumberFormatException notWhole) {
      return Optional.empty();
    }
  }
}
