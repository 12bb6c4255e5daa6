package creditgraph.ingest;

import creditgraph.ingest.dump.DumpType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/// Four plain dump files in an empty directory, with a record each where the test gives none.
public final class SmallDump {

  private final Map<DumpType, String> records = new EnumMap<>(DumpType.class);

  public SmallDump() {
    records.put(DumpType.ARTISTS, "<artist><id>1</id><name>Ada Vell</name></artist>");
    records.put(DumpType.LABELS, "<label><id>1</id><name>Norrland</name></label>");
    records.put(DumpType.MASTERS, "<master id=\"1\"><title>Dusk</title></master>");
    records.put(DumpType.RELEASES, "<release id=\"1\"><title>Dusk</title></release>");
  }

  public SmallDump with(DumpType type, String text) {
    records.put(type, text);
    return this;
  }

  /// Writes `discogs_<date>_<type>.xml`, replacing what is there.
  public Path write(Path directory, String date) throws IOException {
    Files.createDirectories(directory);
    for (Map.Entry<DumpType, String> entry : records.entrySet()) {
      String word = entry.getKey().word();
      Files.writeString(
          directory.resolve("discogs_%s_%s.xml".formatted(date, word)),
          "<%s>\n%s\n</%s>\n".formatted(word, entry.getValue(), word));
    }
    return directory;
  }
}
