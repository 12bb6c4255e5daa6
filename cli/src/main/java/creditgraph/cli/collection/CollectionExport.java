package creditgraph.cli.collection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// A collection as Discogs exports it: CSV with a line of column names, one of them `release_id`, a
/// line for each copy.
///
/// @param releases their ids, ascending; two copies are one release
record CollectionExport(SortedSet<Integer> releases) {

  private static final String ID = "release_id";
  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.TRIM_SPACES)
          .build();

  /// @throws CommandFailed saying which copy names no release
  static CollectionExport read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailed(ExitCode.NOT_FOUND, "there is no file " + file);
    }
    SortedSet<Integer> releases = new TreeSet<>();
    try (InputStream in = Files.newInputStream(file);
        MappingIterator<Map<String, String>> copies =
            CSV.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(in)) {
      for (int number = 1; copies.hasNextValue(); number++) {
        releases.add(id(file, number, copies.nextValue()));
      }
    } catch (JsonProcessingException e) {
      throw new CommandFailed(
          ExitCode.DATA_REFUSED, "%s is no CSV: %s".formatted(file, e.getOriginalMessage()), e);
    }
    if (releases.isEmpty()) {
      throw new CommandFailed(ExitCode.DATA_REFUSED, file + " names no release");
    }
    return new CollectionExport(releases);
  }

  private static int id(Path file, int number, Map<String, String> copy) {
    String text = copy.get(ID);
    if (text == null) {
      throw new CommandFailed(
          ExitCode.DATA_REFUSED,
          "%s, copy %d: there is no %s among the columns %s. Export the collection at Discogs and take the file as it is"
              .formatted(file, number, ID, List.copyOf(copy.keySet())));
    }
    if (!text.matches("[1-9]\\d{0,8}|1\\d{9}")) {
      throw new CommandFailed(
          ExitCode.DATA_REFUSED,
          "%s, copy %d: expected the id of a release as %s, found '%s'"
              .formatted(file, number, ID, text));
    }
    return Integer.parseInt(text);
  }
}
