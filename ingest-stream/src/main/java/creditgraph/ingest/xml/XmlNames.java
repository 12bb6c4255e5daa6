package creditgraph.ingest.xml;

/// Names with letters beyond ASCII, which no dump has, as XML 1.0, fifth edition, allows them.
final class XmlNames {

  private XmlNames() {}

  /// @param name not empty
  static boolean isName(String name) {
    return isStart(name.codePointAt(0)) && name.codePoints().allMatch(XmlNames::isPart);
  }

  private static boolean isStart(int c) {
    return c == ':'
        || c == '_'
        || (c < 0x80 && Character.isLetter(c))
        || (c >= 0xc0 && c < 0x300 && c != 0xd7 && c != 0xf7)
        || (c >= 0x370 && c < 0x2000 && c != 0x37e)
        || c == 0x200c
        || c == 0x200d
        || (c >= 0x2070 && c < 0x2190)
        || (c >= 0x2c00 && c < 0x2ff0)
        || (c >= 0x3001 && c < 0xd800)
        || (c >= 0xf900 && c < 0xfdd0)
        || (c >= 0xfdf0 && c < 0xfffd)
        || (c >= 0x10000 && c < 0xf0000);
  }

  private static boolean isPart(int c) {
    return isStart(c)
        || c == '-'
        || c == '.'
        || (c >= '0' && c <= '9')
        || c == 0xb7
        || (c >= 0x300 && c < 0x370)
        || c == 0x203f
        || c == 0x2040;
  }
}
