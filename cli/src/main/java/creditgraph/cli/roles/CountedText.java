package creditgraph.cli.roles;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import java.util.Optional;

/// One line of a list of role texts: `Producer`, or `745<TAB>Producer` with more columns between if
/// need be.
record CountedText(long count, String text) {

  /// Nothing for an empty line, and for a first line that names the columns.
  ///
  /// @param number of the line, from 1
  static Optional<CountedText> parse(int number, String line) {
    if (line.isBlank()) {
      return Optional.empty();
    }
    int tab = line.indexOf('\t');
    if (tab < 0) {
      return Optional.of(new CountedText(1, line));
    }
    String count = line.substring(0, tab);
    if (count.matches("\\d{1,18}")) {
      String text = line.substring(line.lastIndexOf('\t') + 1);
      return Optional.of(new CountedText(Long.parseLong(count), text));
    }
    if (number == 1) {
      return Optional.empty();
    }
    throw new CommandFailed(
        ExitCode.DATA_REFUSED,
        "line %d: a line with tabs begins with a count, not with <%s>".formatted(number, count));
  }
}
