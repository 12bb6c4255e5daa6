package creditgraph.ingest.xml;

import creditgraph.ingest.dump.DumpType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the id in the text of a record that cannot be parsed.
final class RecordIds {

  private static final Pattern ATTRIBUTE =
      Pattern.compile("^<\\w+[^>]{0,200}?\\bid=\"([^\"]{0,32})\"");
  private static final Pattern ELEMENT = Pattern.compile("<id>([^<]{0,32})</id>");

  private RecordIds() {}

  /// @return empty when there is none
  static String find(DumpType type, String text) {
    Matcher id =
        switch (type) {
          case ARTISTS, LABELS -> ELEMENT.matcher(text);
          case MASTERS, RELEASES -> ATTRIBUTE.matcher(text);
        };
    return id.find() ? id.group(1) : "";
  }
}
