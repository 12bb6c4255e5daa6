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
    } else if (Arrays.compareUnsigned(bytes, least) < 0) {
      least = bytes;
    } else if (Arrays.compareUnsigned(bytes, greatest) > 0) {
      greatest = bytes;
    }
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
