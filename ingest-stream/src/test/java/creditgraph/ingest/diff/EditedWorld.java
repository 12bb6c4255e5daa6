package creditgraph.ingest.diff;

import creditgraph.catalog.row.ChangeRow;
import creditgraph.ingest.dump.DumpType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Another month of a generated world: a few records withdrawn, changed and added, and a few only
/// written otherwise, which are the same records.
final class EditedWorld {

  private static final int ADDED = 7;
  private static final Pattern ID = Pattern.compile("id=\"(\\d+)\"|<id>(\\d+)</id>");

  private final SplittableRandom random;
  private final Map<DumpType, List<ChangeRow>> edits = new EnumMap<>(DumpType.class);
  private List<ChangeRow> noted = new ArrayList<>();

  private EditedWorld(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// What was done to each type, by id.
  static Map<DumpType, List<ChangeRow>> write(Path world, Path directory, String date, long seed)
      throws IOException {
    EditedWorld edited = new EditedWorld(seed);
    Files.createDirectories(directory);
    for (DumpType type : DumpType.values()) {
      String text = edited.edit(type, text(world, type));
      Files.writeString(directory.resolve("discogs_" + date + "_" + type.word() + ".xml"), text);
    }
    return edited.edits;
  }

  private static String text(Path world, DumpType type) throws IOException {
    byte[] gzip =
        Files.readAllBytes(world.resolve("discogs_20261101_%s.xml.gz".formatted(type.word())));
    byte[] text = new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    return new String(text, StandardCharsets.UTF_8);
  }

  private String edit(DumpType type, String text) {
    List<String> pieces =
        Arrays.asList(
            text.split("\\n(?=<%s[ >])|\\n(?=</%s>)".formatted(type.recordElement(), type.word())));
    List<String> edited = new ArrayList<>();
    edited.add(pieces.getFirst());
    int last = 0;
    for (String record : pieces.subList(1, pieces.size() - 1)) {
      last = Math.max(last, id(record));
      edit(type, record, edited);
    }
    for (int i = 1; i <= ADDED; i++) {
      int id = last + 3 * i;
      edited.add(
          ID.matcher(pieces.get(i))
              .replaceFirst(found -> found.group().replaceAll("\\d+", "" + id)));
      note(id, ChangeRow.ADDED);
    }
    edited.add(pieces.getLast());
    noted.sort(Comparator.comparingInt(ChangeRow::id));
    edits.put(type, noted);
    noted = new ArrayList<>();
    return String.join("\n", edited);
  }

  private void edit(DumpType type, String record, List<String> into) {
    switch (random.nextInt(20)) {
      case 0 -> note(id(record), ChangeRow.WITHDRAWN);
      case 1 -> {
        into.add(record.replaceFirst("<(title|name)>", "<$1>New "));
        note(id(record), ChangeRow.CHANGED);
      }
      case 2 -> {
        into.add(deepChange(type, record));
        note(id(record), ChangeRow.CHANGED);
      }
      case 3 -> into.add(record.replaceFirst(">", " ><!-- moved --><images/>\n "));
      default -> into.add(record);
    }
  }

  /// In another table than that of the record itself.
  private static String deepChange(DumpType type, String record) {
    String end = "</" + type.recordElement() + ">";
    String more =
        switch (type) {
          case ARTISTS, LABELS -> "<urls><url>http://new</url><url>http://newer</url></urls>";
          case MASTERS -> "<videos><video src=\"http://new\"/></videos>";
          case RELEASES -> "<identifiers><identifier type=\"Other\" value=\"new\"/></identifiers>";
        };
    return record.substring(0, record.lastIndexOf(end)) + more + end;
  }

  private void note(int id, String change) {
    noted.add(new ChangeRow(id, change));
  }

  private static int id(String record) {
    Matcher id = ID.matcher(record);
    if (!id.find()) {
      throw new AssertionError("no id in " + record);
    }
    return Integer.parseInt(id.group(1) == null ? id.group(2) : id.group(1));
  }
}
