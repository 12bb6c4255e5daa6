package creditgraph.catalog.column;

import java.util.Arrays;

/// The least and the greatest of some texts, by their bytes in UTF-8.
final class TextRange {

  private byte[] least = {};
  private byte[] greatest = {};
  private boolean any;

  /// @param bytes must not change afterwards
  void add(byte[] bytes) {
    if (!any) {
      least = bytes;
      greatest = bytes;
      any = true;
    } else if (compare(bytes, least) < 0) {
      least = bytes;
    } else if (compare(bytes, greatest) > 0) {
      greatest = bytes;
    }
  }

  /// Their first bytes tell nearly always.
  private static int compare(byte[] one, byte[] other) {
    if (one.length > 0 && other.length > 0 && one[0] != other[0]) {
      return (one[0] & 0xff) - (other[0] & 0xff);
    }
    return Arrays.compareUnsigned(one, other);
  }

  byte[] least() {
    return least;
  }

  byte[] greatest() {
    return greatest;
  }

  void reset() {
    any = false;
  }
}
