package creditgraph.ingest.xml;

import creditgraph.ingest.xml.NameTable.Name;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

  /// No element of a dump has more than five; what one has beyond these is kept apart.
  private static final int FEW_ATTRIBUTES = 16;

  private static final int FEW_LEVELS = 32;

  enum Token {
    START,
    TEXT,
    END
  }

  // What a byte may be in text or in the value of an attribute.
  private static final byte PLAIN = 0;
  private static final byte TAG = 1;
  private static final byte TRANSLATED = 2;
  private static final byte WIDE = 3;
  private static final byte BRACKET = 4;
  private static final byte ILLEGAL = 5;

  /// Ends a value when it is the quote that began it.
  private static final byte QUOTE = 6;

  private static final byte[] IN_TEXT = textKinds();
  private static final byte[] IN_VALUE = valueKinds();
  private static final boolean[] NAME_PART = nameParts();

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

  private final List<Attribute> attributes = new ArrayList<>();
  private final Set<String> attributeNames = new HashSet<>();
  private int attributeCount;
  private final Piece text = new Piece();
  private byte[] translated = new byte[0];

  /// Bytes that are a text, or the text already where they are not ASCII alone.
  private static final class Piece {
    private int from;
    private int to;
    private @Nullable String made;
  }

  private static final class Attribute {
    private String name = "";
    private final Piece value = new Piece();
  }

  private static byte[] textKinds() {
    byte[] kinds = new byte[256];
    Arrays.fill(kinds, 0, 0x20, ILLEGAL);
    Arrays.fill(kinds, 0x80, 256, WIDE);
    kinds['\t'] = PLAIN;
    kinds['\n'] = PLAIN;
    kinds['\r'] = TRANSLATED;
    kinds['&'] = TRANSLATED;
    kinds['<'] = TAG;
    kinds[']'] = BRACKET;
    return kinds;
  }

  private static byte[] valueKinds() {
    byte[] kinds = textKinds();
    kinds['\t'] = TRANSLATED;
    kinds['\n'] = TRANSLATED;
    kinds['"'] = QUOTE;
    kinds['\''] = QUOTE;
    return kinds;
  }

  private static boolean[] nameParts() {
    boolean[] parts = new boolean[256];
    for (int b = 0; b < 256; b++) {
      parts[b] = b >= 0x80 || Character.isLetterOrDigit(b) || "_:-.".indexOf(b) >= 0;
    }
    return parts;
  }

  /// Goes to the beginning of a record.
  void open(byte[] in, int offset, int length, boolean isRaw) {
    bytes = in;
    begin = offset;
    end = offset + length;
    raw = isRaw;
    at = offset;
    depth = 0;
    endIsDue = false;
    attributeCount = 0;
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

  int attributeCount() {
    return attributeCount;
  }

  String attributeName(int index) {
    return attributes.get(index).name;
  }

  String attributeValue(int index) {
    return made(attributes.get(index).value);
  }

  /// The text at hand, whole up to the next tag, comment or section.
  String text() {
    return made(text);
  }

  /// Whether the text at hand is white space alone.
  boolean isBlank() {
    String made = text.made;
    if (made != null) {
      return made.chars().allMatch(c -> isSpace((byte) c) && c < 0x80);
    }
    for (int i = text.from; i < text.to; i++) {
      if (!isSpace(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  private String name() {
    return element().text();
  }

  private String made(Piece piece) {
    String made = piece.made;
    // Latin-1 has ASCII's bytes, and nothing need be checked
    return made == null
        ? new String(bytes, piece.from, piece.to - piece.from, StandardCharsets.ISO_8859_1)
        : made;
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
      byte kind = IN_TEXT[in[i] & 0xff];
      if (kind == PLAIN) {
        continue;
      }
      if (kind == TAG) {
        break;
      }
      at = i;
      translate |= kind == TRANSLATED;
      wide |= kind == WIDE;
      if (kind == ILLEGAL) {
        throw refused("a control character");
      }
      if (kind == BRACKET && isHere(SECTION_END)) {
        throw refused("]]> outside a section");
      }
    }
    set(text, from, i, translate, wide, false);
    at = i;
  }

  private void readStartTag() throws RecordRefused {
    at++;
    Name name = readElementName();
    attributeCount = 0;
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
    requireNew(name);
    passSpace();
    if (at == end || bytes[at] != '=') {
      throw refused("expected = behind attribute " + name);
    }
    at++;
    passSpace();
    if (at == end || (bytes[at] != '"' && bytes[at] != '\'')) {
      throw refused("expected a quoted value of attribute " + name);
    }
    if (attributeCount == attributes.size()) {
      attributes.add(new Attribute());
    }
    Attribute attribute = attributes.get(attributeCount++);
    attribute.name = name;
    readValue(attribute.value, bytes[at]);
  }

  /// No attribute comes twice. Few names are compared with each other, many through a set.
  private void requireNew(String name) throws RecordRefused {
    boolean met = false;
    if (attributeCount < FEW_ATTRIBUTES) {
      for (int i = 0; i < attributeCount; i++) {
        met |= attributes.get(i).name.equals(name);
      }
    } else {
      if (attributeCount == FEW_ATTRIBUTES) {
        attributeNames.clear();
        attributes.subList(0, attributeCount).forEach(before -> attributeNames.add(before.name));
      }
      met = !attributeNames.add(name);
    }
    if (met) {
      throw refused("attribute " + name + " comes twice");
    }
  }

  private void readValue(Piece value, byte quote) throws RecordRefused {
    byte[] in = bytes;
    int from = at + 1;
    boolean translate = false;
    boolean wide = false;
    for (int i = from; i < end; i++) {
      byte kind = IN_VALUE[in[i] & 0xff];
      if (kind == PLAIN) {
        continue;
      }
      if (kind == QUOTE && in[i] == quote) {
        set(value, from, i, translate, wide, true);
        at = i + 1;
        return;
      }
      at = i;
      translate |= kind == TRANSLATED;
      wide |= kind == WIDE;
      if (kind == ILLEGAL || kind == TAG) {
        throw refused(kind == TAG ? "a < inside an attribute" : "a control character");
      }
      if (kind == BRACKET && raw && isHere(SECTION_END)) {
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
    if (to >= end || !name.beginsAt(bytes, from, end) || NAME_PART[bytes[to] & 0xff]) {
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
    if (to < end && likely.beginsAt(bytes, at, end) && !NAME_PART[bytes[to] & 0xff]) {
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
    while (i < end && NAME_PART[in[i] & 0xff]) {
      wide |= in[i] < 0;
      hash = 31 * hash + in[i];
      i++;
    }
    if (i == from || in[from] == '-' || in[from] == '.' || (in[from] >= '0' && in[from] <= '9')) {
      throw refused("expected a name");
    }
    if (wide) {
      requireName(new String(in, from, i - from, StandardCharsets.UTF_8));
    }
    at = i;
    return names.name(in, from, i, hash);
  }

  /// Names of letters beyond ASCII, which no dump has.
  private void requireName(String name) throws RecordRefused {
    boolean valid =
        isNameStart(name.codePointAt(0)) && name.codePoints().allMatch(XmlTokens::isNamePart);
    if (!valid) {
      throw refused("expected a name");
    }
  }

  /// As XML 1.0, fifth edition, has it.
  private static boolean isNameStart(int c) {
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

  private static boolean isNamePart(int c) {
    return isNameStart(c)
        || c == '-'
        || c == '.'
        || (c >= '0' && c <= '9')
        || c == 0xb7
        || (c >= 0x300 && c < 0x370)
        || c == 0x203f
        || c == 0x2040;
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
      text.made =
          new String(bytes, from, to - from, StandardCharsets.UTF_8)
              .replace("\r\n", "\n")
              .replace('\r', '\n');
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
    while (at < end && isSpace(bytes[at])) {
      at++;
    }
    return at > from;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /// Makes the text of what is not plain ASCII at once: it has to be looked at anyway.
  private void set(
      Piece piece, int from, int to, boolean translate, boolean wide, boolean attribute)
      throws RecordRefused {
    piece.from = from;
    piece.to = to;
    piece.made = null;
    if (translate) {
      piece.made = checked(translated(from, to, attribute));
    } else if (wide) {
      piece.made = checked(new String(bytes, from, to - from, StandardCharsets.UTF_8));
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

  /// Resolves references and makes every line end one `\n`, in an attribute every blank one space.
  private String translated(int from, int to, boolean attribute) throws RecordRefused {
    if (translated.length < to - from) {
      translated = new byte[Math.max(to - from, 2 * translated.length)];
    }
    byte[] into = translated;
    int length = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '&') {
        int semicolon = References.semicolon(bytes, i, to);
        length += put(character(i, semicolon), into, length);
        i = semicolon;
      } else if (b == '\r') {
        if (i + 1 < to && bytes[i + 1] == '\n') {
          i++;
        }
        into[length++] = (byte) (attribute ? ' ' : '\n');
      } else {
        into[length++] = attribute && isSpace(b) ? (byte) ' ' : b;
      }
    }
    return new String(into, 0, length, StandardCharsets.UTF_8);
  }

  private int character(int reference, int semicolon) throws RecordRefused {
    int character =
        semicolon == References.NONE
            ? References.NONE
            : References.character(bytes, reference, semicolon);
    if (character == References.NONE || !References.isAllowed(character)) {
      at = reference;
      throw refused("a & that begins no reference");
    }
    return character;
  }

  /// No character takes more bytes than a reference to it.
  private static int put(int character, byte[] into, int index) {
    if (character < 0x80) {
      into[index] = (byte) character;
      return 1;
    }
    byte[] utf8 = Character.toString(character).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(utf8, 0, into, index, utf8.length);
    return utf8.length;
  }

  private RecordRefused refused(String found) {
    return new RecordRefused("is not well-formed: at byte " + (at - begin) + ", " + found);
  }
}
