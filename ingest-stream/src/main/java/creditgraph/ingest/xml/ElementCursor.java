package creditgraph.ingest.xml;

import creditgraph.ingest.xml.NameTable.Name;
import creditgraph.ingest.xml.XmlTokens.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Walks the elements of one record.
///
/// ```
/// while (xml.nextField()) {
///   switch (xml.name()) {
///     case "title" -> title = xml.text();
///     case "images" -> xml.skip();
///     default -> xml.skipUnknown();
///   }
/// }
/// ```
///
/// After [#nextField] or [#nextChild] says true the element must be used up by exactly one of
/// [#text], [#skip], [#skipUnknown] or a loop over its own children. Attributes are asked for
/// before that; those nobody asked for are drift.
public final class ElementCursor {

  /// A release is seven deep; more is a bomb.
  static final int MAX_DEPTH = 32;

  /// Words of the bits that say which names an element's fields have had.
  private static final int SEEN_WORDS = NameTable.MAX_NAMES / Long.SIZE;

  private final XmlTokens xml = new XmlTokens();
  private final String[] path = new String[MAX_DEPTH];
  private final long[] seen = new long[MAX_DEPTH * SEEN_WORDS];

  /// Names beyond those that have a bit.
  private final List<Set<String>> seenOthers = new ArrayList<>();

  /// Whether what was seen at a depth tells of the element there, rather than of one before it.
  private final boolean[] hasFields = new boolean[MAX_DEPTH];

  private Drift drift = new Drift();
  private int depth;
  private int attributes;
  private long asked;

  ElementCursor() {
    for (int level = 0; level < MAX_DEPTH; level++) {
      seenOthers.add(new HashSet<>());
    }
  }

  /// Goes to the beginning of a record.
  ///
  /// @param isRaw whether the bytes have yet to be looked at by a [Sanitizer]
  void open(Sanitizer.Slice record, boolean isRaw, Drift ofRecord) throws RecordRefused {
    xml.open(record.bytes(), record.offset(), record.length(), isRaw);
    drift = ofRecord;
    depth = 0;
    if (xml.next() != Token.START) {
      throw new RecordRefused("holds no element");
    }
    enter();
  }

  /// The record must be over.
  void requireEnd() throws RecordRefused {
    xml.requireEnd();
  }

  /// Moves to the next child of an element in which each name comes at most once, or past the
  /// element's end. One that comes again will be read instead of the first, and is counted as
  /// drift.
  ///
  /// @return false at the end
  public boolean nextField() throws RecordRefused {
    if (!nextChild()) {
      return false;
    }
    if (wasSeen(xml.element(), depth - 2)) {
      drift.count(path() + "#repeated");
    }
    return true;
  }

  /// Whether an element has had a field of this name before.
  private boolean wasSeen(Name name, int level) {
    if (!hasFields[level]) {
      hasFields[level] = true;
      Arrays.fill(seen, level * SEEN_WORDS, (level + 1) * SEEN_WORDS, 0);
      seenOthers.get(level).clear();
    }
    if (name.index() == NameTable.NO_INDEX) {
      return !seenOthers.get(level).add(name.text());
    }
    int word = level * SEEN_WORDS + name.index() / Long.SIZE;
    long bit = 1L << name.index();
    boolean before = (seen[word] & bit) != 0;
    seen[word] |= bit;
    return before;
  }

  /// Moves to the next child of the element at hand, whose names may come often, or past its end.
  ///
  /// @return false at the end
  public boolean nextChild() throws RecordRefused {
    leaveStartTag();
    while (true) {
      switch (xml.next()) {
        case START -> {
          enter();
          return true;
        }
        case END -> {
          depth--;
          return false;
        }
        case TEXT -> {
          if (!xml.isBlank()) {
            drift.count(path() + "/#text");
          }
        }
      }
    }
  }

  /// The name of the element at hand.
  public String name() {
    return path[depth - 1];
  }

  /// The text of an attribute of the element at hand, empty when it is absent.
  public String attribute(String name) {
    for (int i = 0; i < attributes; i++) {
      if (xml.attributes().name(i).equals(name)) {
        asked |= i < Long.SIZE ? 1L << i : 0;
        return xml.attributes().value(i);
      }
    }
    return "";
  }

  /// An attribute that holds a Discogs id: 0 when absent, empty or `0`.
  public int idAttribute(String name) throws RecordRefused {
    String text = attribute(name);
    long id = number(text);
    if (id < 0) {
      throw notAnId(path() + "/@" + name, text);
    }
    return (int) id;
  }

  /// An attribute that holds a number: 0 when absent or empty, and, counted as drift, when it is no
  /// number.
  public int numberAttribute(String name) {
    long number = number(attribute(name));
    if (number < 0) {
      drift.count(path() + "/@" + name + "#not-a-number");
      return 0;
    }
    return (int) number;
  }

  /// An attribute that holds `true` or `false`: false when absent or empty, and, counted as drift,
  /// when it is neither.
  public boolean flagAttribute(String name) {
    return switch (attribute(name)) {
      case "true" -> true;
      case "false", "" -> false;
      default -> {
        drift.count(path() + "/@" + name + "#not-a-flag");
        yield false;
      }
    };
  }

  /// The text of the element at hand, empty when it has none; ends the element.
  public String text() throws RecordRefused {
    leaveStartTag();
    String text = "";
    StringBuilder pieces = null;
    while (true) {
      switch (xml.next()) {
        case END -> {
          depth--;
          return pieces == null ? text : pieces.toString();
        }
        case TEXT -> {
          if (text.isEmpty() && pieces == null) {
            text = xml.text();
          } else {
            pieces = pieces == null ? new StringBuilder(text) : pieces;
            pieces.append(xml.text());
          }
        }
        case START -> {
          enter();
          skipUnknown();
        }
      }
    }
  }

  /// The Discogs id that is the text of the element at hand: 0 when empty or `0`.
  public int id() throws RecordRefused {
    String text = text();
    long id = number(text);
    if (id < 0) {
      throw notAnId(pathOfEnded(), text);
    }
    return (int) id;
  }

  /// The number that is the text of the element at hand: 0 when empty, and, counted as drift, when
  /// it is no number.
  public int number() throws RecordRefused {
    long number = number(text());
    if (number < 0) {
      drift.count(pathOfEnded() + "#not-a-number");
      return 0;
    }
    return (int) number;
  }

  /// The texts of the children of one name, in order; ends the element.
  public List<String> texts(String child) throws RecordRefused {
    List<String> texts = new ArrayList<>();
    while (nextChild()) {
      if (name().equals(child)) {
        texts.add(text());
      } else {
        skipUnknown();
      }
    }
    return texts;
  }

  /// Passes over the element at hand and all in it, on purpose.
  public void skip() throws RecordRefused {
    int outside = depth - 1;
    do {
      xml.next();
    } while (xml.depth() > outside);
    depth = outside;
    attributes = 0;
  }

  /// Passes over an element that no layout known to us has, and counts it.
  public void skipUnknown() throws RecordRefused {
    drift.count(path());
    skip();
  }

  private void enter() throws RecordRefused {
    if (depth == MAX_DEPTH) {
      throw new RecordRefused(path() + " nests deeper than " + MAX_DEPTH + " elements");
    }
    hasFields[depth] = false;
    path[depth++] = xml.element().text();
    attributes = xml.attributes().count();
    asked = 0;
  }

  private void leaveStartTag() {
    if (attributes > Long.bitCount(asked)) {
      for (int i = 0; i < attributes; i++) {
        if (i >= Long.SIZE || (asked & 1L << i) == 0) {
          drift.count(path() + "/@" + xml.attributes().name(i));
        }
      }
    }
    attributes = 0;
  }

  /// @return 0 for blank text, -1 for what is no number up to the largest int
  private static long number(String text) {
    String digits = text.strip();
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      value = value * 10 + (digit - '0');
      if (digit < '0' || digit > '9' || value > Integer.MAX_VALUE) {
        return -1;
      }
    }
    return value;
  }

  private static RecordRefused notAnId(String path, String text) {
    int characters = text.codePointCount(0, text.length());
    String shown =
        characters <= 40 ? text : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
    return new RecordRefused(
        "%s: expected an id from 0 to %d, found '%s'".formatted(path, Integer.MAX_VALUE, shown));
  }

  private String path() {
    return joined(depth);
  }

  /// The path of the element whose end was read last.
  private String pathOfEnded() {
    return joined(depth + 1);
  }

  private String joined(int length) {
    return Arrays.stream(path, 0, length).collect(Collectors.joining("/"));
  }
}
