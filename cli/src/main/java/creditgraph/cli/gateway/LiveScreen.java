package creditgraph.cli.gateway;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Shows one page after the other. On a terminal each takes the place of the one before, on a
/// screen of its own, and what was there before comes back at the end, also after Ctrl-C; elsewhere
/// they follow each other.
final class LiveScreen implements AutoCloseable {

  private static final String ENTER = "\u001b[?1049h\u001b[?25l";
  private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
  private static final String HOME = "\u001b[H";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final Pattern SIZE = Pattern.compile("(\\d+) (\\d+)");

  private final PrintWriter out;
  private final boolean inPlace;
  private final Thread leaving = new Thread(this::leave, "leave-screen");
  private boolean left;

  private LiveScreen(PrintWriter out, boolean inPlace) {
    this.out = out;
    this.inPlace = inPlace;
  }

  /// @param inPlace whether pages take each other's place; else they are printed one by one
  static LiveScreen open(PrintWriter out, boolean inPlace) {
    LiveScreen screen = new LiveScreen(out, inPlace);
    if (inPlace) {
      Runtime.getRuntime().addShutdownHook(screen.leaving);
      out.print(ENTER);
      out.flush();
    }
    return screen;
  }

  static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /// Lines beyond the height of the terminal are left out, and those that are too long are cut.
  synchronized void show(List<String> page) {
    if (left) {
      return;
    }
    if (inPlace) {
      Size size = Size.now();
      StringBuilder text = new StringBuilder(HOME);
      page.stream()
          .limit(size.rows() - 1L)
          .forEach(line -> text.append(cut(line, size.columns())).append(CLEAR_LINE).append('\n'));
      out.print(text.append(CLEAR_BELOW));
    } else {
      page.forEach(out::println);
    }
    out.flush();
  }

  private static String cut(String line, int columns) {
    return line.codePointCount(0, line.length()) <= columns
        ? line
        : line.substring(0, line.offsetByCodePoints(0, columns));
  }

  private synchronized void leave() {
    if (!left) {
      left = true;
      out.print(LEAVE);
      out.flush();
    }
  }

  @Override
  public void close() {
    if (inPlace) {
      leave();
      Runtime.getRuntime().removeShutdownHook(leaving);
    }
  }

  /// Of the terminal, as it is now.
  private record Size(int rows, int columns) {

    private static final Size USUAL = new Size(24, 80);

    static Size now() {
      try {
        Process stty =
            new ProcessBuilder("stty", "size")
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        boolean ended = stty.waitFor(1, TimeUnit.SECONDS);
        return ended ? read(said) : USUAL;
      } catch (IOException noSuchProgram) {
        return USUAL;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return USUAL;
      }
    }

    private static Size read(String said) {
      return SIZE.matcher(said)
          .results()
          .findFirst()
          .map(found -> new Size(number(found, 1), number(found, 2)))
          .filter(size -> size.rows() > 1 && size.columns() > 0)
          .orElse(USUAL);
    }

    private static int number(MatchResult found, int group) {
      return Integer.parseInt(found.group(group));
    }
  }
}
