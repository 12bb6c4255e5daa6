package creditgraph.ingest.xml;

import creditgraph.ingest.xml.NameTable.Name;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the tags and texts of one record after another: as much of XML 1.0 as a document has that
/// lacks a document type, without namespaces.
///
/// - **Raw and clean.** Raw bytes, as they lie in the dump, are refused for anything that the
///   [Sanitizer] would change or looks at more closely: a character that is none, a bare `&`, a
///   comment. Few records have any. Clean bytes have been through it.
/// - **Cost.** One look at each byte; a text is made where it is asked for. Elements may be nested
///   and attributes be many without end, each at the price of its bytes.
///
/// One object serves one thread.
final class XmlTokens {

  private static final int FEW_LEVELS = 32;

  enum Token {
    START,
    TEXT,
    END
  }

  private static final String COMMENT = "<!--";
  private static final String SECTION = "<![CDATA[";
  private static final String SECTION_END = "]]>";

  private final NameTable names = new NameTable();
  private byte[] bytes = new byte[0];
  private int begin;
  private int end;
  private boolean raw;
  private int at;

  private @Nullable Name[] open = new Name[FEW_LEVELS];

  /// The element begun last, ended or not.
  private Name before = names.name(new byte[] {'_'}, 0, 1, '_');

  private int depth;

  /// The element at hand is written as one tag, and its end is still to be told.
  private boolean endIsDue;

  private final XmlAttributes attributes = new XmlAttributes();
  private final XmlText text = new XmlText();
  private final Translation translation = new Translation();

  /// Goes to the beginning of a record.
  void open(byte[] in, int offset, int length, boolean isRaw) {
    bytes = in;
    begin = offset;
    end = offset + length;
    raw = isRaw;
    at = offset;
    depth = 0;
    endIsDue = false;
    attributes.clear();
  }

  /// Moves to the next tag, or to the text before it. An element written as one tag has an end
  /// nevertheless.
  Token next() throws RecordRefused {
    if (endIsDue) {
      endIsDue = false;
      depth--;
      return Token.END;
    }
    while (true) {
      if (at == end) {
        throw refused("it ends inside " + (depth == 0 ? "nothing" : "<" + name() + ">"));
      }
      if (bytes[at] != '<') {
        readText();
        return Token.TEXT;
      }
      if (at + 1 == end) {
        throw refused("it ends inside a tag");
      }
      switch (bytes[at + 1]) {
        case '/' -> {
          readEndTag();
          return Token.END;
        }
        case '!' -> {
          if (passDeclaration()) {
            return Token.TEXT;
          }
        }
        case '?' -> passInstruction();
        default -> {
          readStartTag();
          return Token.START;
        }
      }
    }
  }

  /// The record must be over.
  void requireEnd() throws RecordRefused {
    if (at != end) {
      throw refused("something follows its end");
    }
  }

  /// The element at hand: the one begun last and not ended.
  Name element() {
    return Objects.requireNonNull(open[depth - 1]);
  }

  /// Open elements; at the end of one, those around it.
  int depth() {
    return depth;
  }

  /// Of the element begun last.
  XmlAttributes attributes() {
    return attributes;
  }

  /// The text at hand, whole up to the next tag, comment or section.
  String text() {
    return text.text();
  }

  /// Whether the text at hand is white space alone.
  boolean isBlank() {
    return text.isBlank();
  }

  private String name() {
    return element().text();
  }

  private void readText() throws RecordRefused {
    if (depth == 0) {
      throw refused("text stands outside its element");
    }
    byte[] in = bytes;
    int limit = end;
    int from = at;
    int i = from;
    boolean translate = false;
    boolean wide = false;
    for (; i < limit; i++) {
      byte kind = XmlBytes.inText(in[i]);
      if (kind == XmlBytes.PLAIN) {
        continue;
      }
      if (kind == XmlBytes.TAG) {
        break;
      }
      at = i;
      translate |= kind == XmlBytes.TRANSLATED;
      wide |= kind == XmlBytes.WIDE;
      if (kind == XmlBytes.ILLEGAL) {
        throw refused("a control character");
      }
      if (kind == XmlBytes.BRACKET && isHere(SECTION_END)) {
        throw refused("]]> outside a section");
      }
    }
    set(text, from, i, translate, wide, false);
    at = i;
  }

  private void readStartTag() throws RecordRefused {
    at++;
    Name name = readElementName();
    attributes.clear();
    boolean spaced = passSpace();
    while (true) {
      if (at == end) {
        throw refused("it ends inside a tag");
      }
      byte b = bytes[at];
      if (b == '>') {
        at++;
        break;
      }
      if (b == '/') {
        if (at + 1 == end || bytes[at + 1] != '>') {
          throw refused("a / inside a tag");
        }
        at += 2;
        endIsDue = true;
        break;
      }
      if (!spaced) {
        throw refused("expected a blank before an attribute of <" + name.text() + ">");
      }
      readAttribute();
      spaced = passSpace();
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
    }
    open[depth++] = name;
  }

  private void readAttribute() throws RecordRefused {
    String name = readName().text();
    if (attributes.has(name)) {
      throw refused("attribute " + name + " comes twice");
    }
    passSpace();
    if (at == end || bytes[at] != '=') {
      throw refused("expected = behind attribute " + name);
    }
    at++;
    passSpace();
    if (at == end || (bytes[at] != '"' && bytes[at] != '\'')) {
      throw refused("expected a quoted value of attribute " + name);
    }
    readValue(attributes.add(name), bytes[at]);
  }

  private void readValue(XmlText value, byte quote) throws RecordRefused {
    byte[] in = bytes;
    int from = at + 1;
    boolean translate = false;
    boolean wide = false;
    for (int i = from; i < end; i++) {
      byte kind = XmlBytes.inValue(in[i]);
      if (kind == XmlBytes.PLAIN) {
        continue;
      }
      if (kind == XmlBytes.QUOTE && in[i] == quote) {
        set(value, from, i, translate, wide, true);
        at = i + 1;
        return;
      }
      at = i;
      translate |= kind == XmlBytes.TRANSLATED;
      wide |= kind == XmlBytes.WIDE;
      if (kind == XmlBytes.ILLEGAL || kind == XmlBytes.TAG) {
        throw refused(kind == XmlBytes.TAG ? "a < inside an attribute" : "a control character");
      }
      if (kind == XmlBytes.BRACKET && raw && isHere(SECTION_END)) {
        throw refused("]]> outside a section");
      }
    }
    throw refused("it ends inside an attribute");
  }

  private void readEndTag() throws RecordRefused {
    if (depth == 0) {
      throw refused("an end tag of nothing");
    }
    Name name = element();
    int from = at + 2;
    int to = from + name.length();
    if (to >= end || !name.beginsAt(bytes, from, end) || XmlBytes.isNamePart(bytes[to])) {
      throw refused("expected </" + name.text() + ">");
    }
    at = to;
    passSpace();
    if (at == end || bytes[at] != '>') {
      throw refused("expected the end of </" + name.text() + ">");
    }
    at++;
    depth--;
  }

  /// Elements mostly come in one order: the one that came last behind the one before is tried
  /// first.
  private Name readElementName() throws RecordRefused {
    Name likely = before.likelyNext();
    int to = at + likely.length();
    if (to < end && likely.beginsAt(bytes, at, end) && !XmlBytes.isNamePart(bytes[to])) {
      at = to;
      before = likely;
      return likely;
    }
    Name name = readName();
    before.followedBy(name);
    before = name;
    return name;
  }

  private Name readName() throws RecordRefused {
    byte[] in = bytes;
    int from = at;
    int i = from;
    int hash = 0;
    boolean wide = false;
    while (i < end && XmlBytes.isNamePart(in[i])) {
      wide |= in[i] < 0;
      hash = 31 * hash + in[i];
      i++;
    }
    if (i == from || in[from] == '-' || in[from] == '.' || (in[from] >= '0' && in[from] <= '9')) {
      throw refused("expected a name");
    }
    if (wide && !XmlNames.isName(new String(in, from, i - from, StandardCharsets.UTF_8))) {
      throw refused("expected a name");
    }
    at = i;
    return names.name(in, from, i, hash);
  }

  /// A comment is passed over, a section is text.
  ///
  /// @return whether a text is at hand now
  private boolean passDeclaration() throws RecordRefused {
    requireClean();
    if (isHere(SECTION)) {
      int from = at + SECTION.length();
      int to = indexOf(SECTION_END, from);
      if (to < 0 || depth == 0) {
        throw refused("a section that does not end inside its element");
      }
      text.set(
          new String(bytes, from, to - from, StandardCharsets.UTF_8)
              .replace("\r\n", "\n")
              .replace('\r', '\n'));
      at = to + SECTION_END.length();
      return true;
    }
    if (!isHere(COMMENT)) {
      throw refused("holds markup that no dump has");
    }
    int to = indexOf("--", at + COMMENT.length());
    if (to < 0 || to + 2 >= end || bytes[to + 2] != '>') {
      throw refused("-- inside a comment, or no end of it");
    }
    at = to + 3;
    return false;
  }

  private void passInstruction() throws RecordRefused {
    requireClean();
    at += 2;
    Name target = readName();
    int to = indexOf("?>", at);
    boolean spaced = passSpace();
    if (to < 0 || (to != at && !spaced) || target.text().equalsIgnoreCase("xml")) {
      throw refused("no processing instruction");
    }
    at = to + 2;
  }

  /// What a section, a comment or an instruction holds has rules of its own, which the sanitizer
  /// knows.
  private void requireClean() throws RecordRefused {
    if (raw) {
      throw refused("needs a closer look");
    }
  }

  private int indexOf(String ascii, int from) {
    for (int i = from; i + ascii.length() <= end; i++) {
      if (isAt(ascii, i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isHere(String ascii) {
    return isAt(ascii, at);
  }

  private boolean isAt(String ascii, int index) {
    if (end - index < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[index + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// @return whether there was any
  private boolean passSpace() {
    int from = at;
    while (at < end && XmlBytes.isSpace(bytes[at])) {
      at++;
    }
    return at > from;
  }

  /// Makes the text of what is not plain ASCII at once: it has to be looked at anyway.
  private void set(
      XmlText piece, int from, int to, boolean translate, boolean wide, boolean attribute)
      throws RecordRefused {
    if (translate) {
      String translated = translation.of(bytes, from, to, attribute);
      if (translated == null) {
        at = translation.stoppedAt();
        throw refused("a & that begins no reference");
      }
      piece.set(checked(translated));
    } else if (wide) {
      piece.set(checked(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
    } else {
      piece.set(bytes, from, to);
    }
  }

  /// Raw bytes that are no UTF-8 have become U+FFFD, and the two last characters below U+10000 are
  /// none; all of that is the sanitizer's.
  private String checked(String made) throws RecordRefused {
    if (raw) {
      for (int i = 0; i < made.length(); i++) {
        if (made.charAt(i) >= '\uFFFD') {
          throw refused("a character that XML does not have");
        }
      }
    }
    return made;
  }

  private RecordRefused refused(String found) {
    return new RecordRefused("is not well-formed: at byte " + (at - begin) + ", " + found);
  }
}
