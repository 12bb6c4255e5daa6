package creditgraph.e2e.deploy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts of memory as Kubernetes (`300Mi`) and the JVM (`96m`) write them.
final class Quantity {

  private static final Pattern AMOUNT = Pattern.compile("(\\d+)([KMGkmg])i?");

  private Quantity() {}

  static long bytes(String amount) {
    Matcher matcher = AMOUNT.matcher(amount);
    if (!matcher.matches()) {
      throw new AssertionError("not an amount of memory: '" + amount + "'");
    }
    int shift =
        switch (matcher.group(2)) {
          case "K", "k" -> 10;
          case "M", "m" -> 20;
          default -> 30;
        };
    return Long.parseLong(matcher.group(1)) << shift;
  }
}
