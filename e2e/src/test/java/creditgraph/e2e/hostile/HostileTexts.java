package creditgraph.e2e.hostile;

import java.util.List;
import java.util.stream.Stream;

/// Texts that have broken something somewhere.
final class HostileTexts {

  /// Would end a statement, or a text in it, where it was put together from parts.
  static final List<String> SQL =
      List.of(
          "'",
          "''",
          "\"",
          "\\",
          "\\'",
          "'; DROP TABLE artist_name; --",
          "' OR '1'='1",
          "1) OR (1=1",
          "x' UNION ALL VALUES (1,2,3) --",
          "$$; COPY x TO PROGRAM 'id'; $$",
          "%' ESCAPE '!",
          "_%_%_%",
          "{d '2026-01-01'}",
          "?1 :name $1",
          "/* */ -- ;",
          "E'\\x27'",
          "&|!():* <-> <2>");

  /// Text of a kind that few programs are tested with. None is ASCII.
  static final List<String> UNICODE =
      List.of(
          "\u202Egnp.exe\u202C",
          "\uFF21\uFF22\uFF07\uFF1B",
          "a" + "\u0301".repeat(80),
          "\uFEFFa",
          "\u200B\u200D\u2060",
          "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
          "\u0130\u0131\u017F\uFB03",
          "\u1E9E\u00DF",
          "\uFFFE\uFFFF",
          "\uFFFD",
          "\u2028\u2029\u0085",
          "\uDBFF\uDFFF",
          "\u0E33\u0E33\u0E33",
          "\uFDFA\uFDFA\uFDFA",
          "\u0000",
          "a\u0000b");

  static final List<String> OTHER =
      List.of(
          "",
          " ",
          "\t",
          "\r\n",
          "a\r\nX-Evil: 1\r\n\r\n",
          "../../../../etc/passwd",
          "..\\..\\windows\\win.ini",
          "%2e%2e%2f",
          "%00",
          "%",
          "${jndi:ldap://127.0.0.1/a}",
          "#{7*7}",
          "<script>alert(1)</script>",
          "-1",
          "0",
          "00",
          "1.0",
          "1e3",
          "1e999",
          "NaN",
          "Infinity",
          "0x10",
          "2147483648",
          "9223372036854775808",
          "-9223372036854775809",
          "1".repeat(400),
          "a".repeat(101),
          "x".repeat(1500),
          "null",
          "true",
          "[]",
          "*",
          "a,b,,c",
          "9999-12-31",
          "0000-00-00",
          "+2026-11-22",
          "performers.1.1",
          "performers.999999999999.2",
          "performers..2");

  static final List<String> ALL = Stream.of(SQL, UNICODE, OTHER).flatMap(List::stream).toList();

  private HostileTexts() {}
}
