package creditgraph.ingest.fetch;

import creditgraph.ingest.dump.DumpRefused;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A published CHECKSUM file: a SHA-256 and a name on each line, as `sha256sum` writes them.
///
/// @param byName lower-case hex
record Checksums(URI source, Map<String, String> byName) {

  private static final Pattern LINE = Pattern.compile("([0-9A-Fa-f]{64})[ \\t]+\\*?(\\S+)");

  Checksums {
    byName = Map.copyOf(byName);
  }

  /// @throws DumpRefused naming the line that is neither empty nor a checksum
  static Checksums parse(URI source, String text) {
    Map<String, String> byName = new HashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Matcher matcher = LINE.matcher(line.strip());
      if (!matcher.matches()) {
        throw new DumpRefused(
            "%s, line %d: expected a SHA-256 and a file's name, found '%s'"
                .formatted(source, number, line.substring(0, Math.min(80, line.length()))));
      }
      String name = matcher.group(2);
      byName.put(
          name.substring(name.lastIndexOf('/') + 1), matcher.group(1).toLowerCase(Locale.ROOT));
    }
    return new Checksums(source, byName);
  }

  /// @throws DumpRefused when there is none
  String of(String name) {
    String sha256 = byName.get(name);
    if (sha256 == null) {
      throw new DumpRefused(
          "%s has no checksum for %s; it names %s. Without one the file cannot be verified."
              .formatted(source, name, byName.keySet()));
    }
    return sha256;
  }
}
