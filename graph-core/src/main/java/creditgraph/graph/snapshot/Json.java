package creditgraph.graph.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// As much JSON as a manifest needs: objects, arrays, strings and whole numbers.
///
/// Writing is canonical: members in the order given, two spaces a level, one line an entry, so
/// equal values are equal bytes. Reading refuses everything else that JSON allows, duplicate
/// members, and nesting deeper than [#MAX_DEPTH].
final class Json {

  static final int MAX_DEPTH = 16;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /// @param value maps, lists, strings, `Integer` and `Long`
  static String write(Object value) {
    StringBuilder into = new StringBuilder();
    write(value, "\n", into);
    return into.append('\n').toString();
  }

  /// Reads one object.
  ///
  /// @throws IllegalArgumentException saying at which character the text stops being JSON
  static Map<String, Object> readObject(String text) {
    Json json = new Json(text);
    json.skipSpace();
    Map<String, Object> value = json.object(1);
    json.skipSpace();
    if (json.at != text.length()) {
      throw json.unexpected("the end");
    }
    return value;
  }

  private static void write(Object value, String newLine, StringBuilder into) {
    switch (value) {
      case Map<?, ?> map -> {
        String inner = newLine + "  ";
        String separator = "";
        into.append('{');
        for (Map.Entry<?, ?> member : map.entrySet()) {
          into.append(separator).append(inner);
          quote((String) member.getKey(), into);
          into.append(": ");
          write(member.getValue(), inner, into);
          separator = ",";
        }
        into.append(map.isEmpty() ? "" : newLine).append('}');
      }
      case List<?> list -> {
        String inner = newLine + "  ";
        String separator = "";
        into.append('[');
        for (Object element : list) {
          into.append(separator).append(inner);
          write(element, inner, into);
          separator = ",";
        }
        into.append(list.isEmpty() ? "" : newLine).append(']');
      }
      case String string -> quote(string, into);
      case Integer number -> into.append(number);
      case Long number -> into.append(number);
      default -> throw new IllegalArgumentException("not a manifest value: " + value.getClass());
    }
  }

  private static void quote(String string, StringBuilder into) {
    into.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> into.append("\\\"");
        case '\\' -> into.append("\\\\");
        case '\n' -> into.append("\\n");
        case '\r' -> into.append("\\r");
        case '\t' -> into.append("\\t");
        default -> {
          if (c < 0x20 || isLoneSurrogate(string, i)) {
            into.append("\\u%04x".formatted((int) c));
          } else {
            into.append(c);
          }
        }
      }
    }
    into.append('"');
  }

  private static boolean isLoneSurrogate(String string, int i) {
    char c = string.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == string.length() || !Character.isLowSurrogate(string.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(string.charAt(i - 1)));
  }

  private Object value(int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH + " at character " + at);
    }
    char c = peek();
    if (c == '{') {
      return object(depth);
    }
    if (c == '[') {
      return array(depth);
    }
    return c == '"' ? string() : (Object) number();
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    expect('{');
    skipSpace();
    if (peek() == '}') {
      at++;
      return members;
    }
    while (true) {
      skipSpace();
      String name = string();
      skipSpace();
      expect(':');
      skipSpace();
      if (members.put(name, value(depth + 1)) != null) {
        throw new IllegalArgumentException("member '" + name + "' twice, at character " + at);
      }
      skipSpace();
      if (peek() == '}') {
        at++;
        return members;
      }
      expect(',');
    }
  }

  private List<Object> array(int depth) {
    List<Object> elements = new ArrayList<>();
    expect('[');
    skipSpace();
    if (peek() == ']') {
      at++;
      return elements;
    }
    while (true) {
      skipSpace();
      elements.add(value(depth + 1));
      skipSpace();
      if (peek() == ']') {
        at++;
        return elements;
      }
      expect(',');
    }
  }

  private Long number() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    try {
      Long number = Long.valueOf(text.substring(start, at));
      if (!number.toString().equals(text.substring(start, at))) {
        throw new IllegalArgumentException(
            "at character %d: expected a whole number without leading zeros, found '%s'"
                .formatted(start, text.substring(start, at)));
      }
      return number;
    } catch (NumberFormatException e) {
      at = start;
      throw unexpected("a value");
    }
  }

  private String string() {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return string.toString();
      }
      if (c < 0x20) {
        at--;
        throw unexpected("no control character");
      }
      string.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          int digit = hexDigit(next());
          if (digit < 0) {
            at--;
            throw unexpected("a hex digit");
          }
          code = code << 4 | digit;
        }
        yield (char) code;
      }
      default -> {
        at--;
        throw unexpected("an escape");
      }
    };
  }

  /// -1 for anything else; `Character.digit` would take digits of other scripts as well.
  private static int hexDigit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private void skipSpace() {
    while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private char next() {
    if (at >= text.length()) {
      throw unexpected("more");
    }
    return text.charAt(at++);
  }

  private void expect(char wanted) {
    if (peek() != wanted || at >= text.length()) {
      throw unexpected("'" + wanted + "'");
    }
    at++;
  }

  private IllegalArgumentException unexpected(String wanted) {
    String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    return new IllegalArgumentException(
        "at character " + at + ": expected " + wanted + ", found " + found);
  }
}
