package creditgraph.ingest.xml;

import creditgraph.ingest.dump.DumpType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the id in the text of a record that cannot be parsed.
final class RecordIds {

  private static final Pattern ATTRIBUTE =
      Pattern.compile("^<\\w+[^>]{0,200}?\\bid=\"([^\"]{0,32})\"");

  /// Members of a group have ids of their own, before or after that of the group.
  private static final Pattern ELEMENT =
      Pattern.compile("<members>.*?(?:</members>|\\z)|<id>(?<id>[^<]{0,32})</id>", Pattern.DOTALL);

  private RecordIds() {}

  /// @return empty when there is none
  static String find(DumpType type, String text) {
    return switch (type) {
      case ARTISTS, LABELS ->
          ELEMENT
              .matcher(text)
              .results()
              .flatMap(match -> Stream.ofNullable(match.group("id")))
              .findFirst()
              .orElse("");
      case MASTERS, RELEASES -> {
        Matcher id = ATTRIBUTE.matcher(text);
        yield id.find() ? id.group(1) : "";
      }
    };
  }
}
