package creditgraph.ingest.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

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

  /// A release has 19; fields after so many others are not looked at for repetition.
  private static final int MAX_FIELDS = 24;

  private final XMLStreamReader xml;
  private final Drift drift;
  private final String[] path = new String[MAX_DEPTH];

  /// The names of the fields that each open element has had so far; made for a depth when needed.
  private final String[] @Nullable [] fields = new String[MAX_DEPTH][];

  private final int[] fieldCounts = new int[MAX_DEPTH];
  private int depth;
  private int attributes;
  private long asked;

  ElementCursor(XMLStreamReader xml, Drift drift) {
    this.xml = xml;
    this.drift = drift;
  }

  /// Stands on the record's own element, as after a [#nextChild].
  void enterRecord() throws XMLStreamException, RecordRefused {
    for (int event = xml.next(); event != XMLStreamConstants.START_ELEMENT; event = xml.next()) {
      if (event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
        throw new RecordRefused("holds no element");
      }
    }
    enter();
  }

  /// Moves to the next child of an element in which each name comes at most once, or past the
  /// element's end. One that comes again will be read instead of the first, and is counted as
  /// drift.
  ///
  /// @return false at the end
  public boolean nextField() throws XMLStreamException, RecordRefused {
    if (!nextChild()) {
      return false;
    }
    int parent = depth - 2;
    int count = fieldCounts[parent];
    String[] before = fieldsAt(parent);
    String name = name();
    for (int i = 0; i < count; i++) {
      if (before[i].equals(name)) {
        drift.count(path() + "#repeated");
        return true;
      }
    }
    if (count < MAX_FIELDS) {
      before[count] = name;
      fieldCounts[parent] = count + 1;
    }
    return true;
  }

  private String[] fieldsAt(int level) {
    String[] names = fields[level];
    if (names == null) {
      names = new String[MAX_FIELDS];
      fields[level] = names;
    }
    return names;
  }

  /// Moves to the next child of the element at hand, whose names may come often, or past its end.
  ///
  /// @return false at the end
  public boolean nextChild() throws XMLStreamException, RecordRefused {
    leaveStartTag();
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          enter();
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          return false;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!xml.isWhiteSpace()) {
            drift.count(path() + "/#text");
          }
        }
        case XMLStreamConstants.SPACE,
            XMLStreamConstants.COMMENT,
            XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
        default -> throw new RecordRefused(path() + " holds markup that no dump has");
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
      if (xml.getAttributeLocalName(i).equals(name)) {
        asked |= 1L << i;
        return xml.getAttributeValue(i);
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
  public String text() throws XMLStreamException, RecordRefused {
    leaveStartTag();
    String text = "";
    StringBuilder pieces = null;
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          return pieces == null ? text : pieces.toString();
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (text.isEmpty() && pieces == null) {
            text = xml.getText();
          } else {
            pieces = pieces == null ? new StringBuilder(text) : pieces;
            pieces.append(xml.getText());
          }
        }
        case XMLStreamConstants.START_ELEMENT -> {
          enter();
          skipUnknown();
        }
        case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
        default -> throw new RecordRefused(path() + " holds markup that no dump has");
      }
    }
  }

  /// The Discogs id that is the text of the element at hand: 0 when empty or `0`.
  public int id() throws XMLStreamException, RecordRefused {
    String text = text();
    long id = number(text);
    if (id < 0) {
      throw notAnId(pathOfEnded(), text);
    }
    return (int) id;
  }

  /// The number that is the text of the element at hand: 0 when empty, and, counted as drift, when
  /// it is no number.
  public int number() throws XMLStreamException, RecordRefused {
    long number = number(text());
    if (number < 0) {
      drift.count(pathOfEnded() + "#not-a-number");
      return 0;
    }
    return (int) number;
  }

  /// The texts of the children of one name, in order; ends the element.
  public List<String> texts(String child) throws XMLStreamException, RecordRefused {
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
  public void skip() throws XMLStreamException {
    int open = 1;
    while (open > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> open++;
        case XMLStreamConstants.END_ELEMENT -> open--;
        default -> {}
      }
    }
    depth--;
    attributes = 0;
  }

  /// Passes over an element that no layout known to us has, and counts it.
  public void skipUnknown() throws XMLStreamException {
    drift.count(path());
    skip();
  }

  private void enter() throws RecordRefused {
    if (depth == MAX_DEPTH) {
      throw new RecordRefused(path() + " nests deeper than " + MAX_DEPTH + " elements");
    }
    fieldCounts[depth] = 0;
    path[depth++] = xml.getLocalName();
    attributes = xml.getAttributeCount();
    asked = 0;
  }

  private void leaveStartTag() {
    if (attributes > Long.bitCount(asked)) {
      for (int i = 0; i < attributes; i++) {
        if (i >= Long.SIZE || (asked & 1L << i) == 0) {
          drift.count(path() + "/@" + xml.getAttributeLocalName(i));
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
