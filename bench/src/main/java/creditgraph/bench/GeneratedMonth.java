package creditgraph.bench;

import creditgraph.peer.WorkDirectory;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The dump files of a generated world in a folder that outlives the run: a million releases take
/// minutes to make.
///
/// @param directory with the truth file, which is written last
record GeneratedMonth(Path directory, long releases) {

  /// Of the child process that makes one.
  static final String NAME = "month";

  private static final LocalDate DATE = LocalDate.of(2026, 11, 1);
  private static final long SEED = 1;

  /// What the catalog of these files is called.
  static final String MONTH = "2026-11";

  /// Where that catalog has its manifest, below a data folder.
  static final String MANIFEST = "curated/" + MONTH + "/manifest.json";

  private static final Pattern ROWS = Pattern.compile("\"rows\"\\s*:\\s*\\{([^}]*)}");
  private static final Pattern COUNT = Pattern.compile("\"([^\"]+)\"\\s*:\\s*(\\d+)");
  private static final Pattern XML_BYTES = Pattern.compile("\"xmlBytes\"\\s*:\\s*(\\d+)");
  private static final Pattern RECORDS = Pattern.compile("\"records\"\\s*:\\s*(\\d+)");

  /// @param months holds one folder for each size
  static GeneratedMonth of(Path months, long releases) {
    return new GeneratedMonth(months.resolve("world-%d-%d".formatted(releases, SEED)), releases);
  }

  /// The month of this size, generated when it is not there.
  static GeneratedMonth made(Path months, long releases, WorkDirectory work, Listener listener)
      throws IOException, InterruptedException {
    GeneratedMonth month = of(months, releases);
    if (!month.isThere()) {
      listener.begins("generating a month of %,d releases".formatted(releases));
      new Processes(work).generate(month);
    }
    return month;
  }

  void generate() throws IOException {
    WorldFiles.write(World.of(releases, SEED, DATE), directory, (_, _, _) -> {});
  }

  boolean isThere() throws IOException {
    return Files.isDirectory(directory) && !ending("_truth.json").isEmpty();
  }

  /// The compressed files.
  List<Path> files() throws IOException {
    return ending(".xml.gz");
  }

  String described() throws IOException {
    return String.format(
        Locale.ROOT,
        "%,d releases (%,d MB of XML in %,d MB)",
        releases,
        xmlBytes() / 1_000_000,
        compressedBytes() / 1_000_000);
  }

  long compressedBytes() throws IOException {
    long bytes = 0;
    for (Path file : files()) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  long xmlBytes() throws IOException {
    return sum(XML_BYTES);
  }

  /// Of all four types.
  long records() throws IOException {
    return sum(RECORDS);
  }

  private long sum(Pattern number) throws IOException {
    return number.matcher(text(truth())).results().mapToLong(m -> Long.parseLong(m.group(1))).sum();
  }

  /// @param manifest of a catalog that was made of these files
  /// @throws IllegalStateException naming the first table that has other rows than were written
  void require(Path manifest) throws IOException {
    Map<String, Long> made = rows(manifest);
    rows(truth())
        .forEach((table, expected) -> {
          if (!expected.equals(made.get(table))) {
            throw new IllegalStateException(
                "%s: table %s: expected %d rows, found %s"
                    .formatted(manifest, table, expected, made.get(table)));
          }
        });
  }

  private Path truth() throws IOException {
    return ending("_truth.json").getFirst();
  }

  private List<Path> ending(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  /// Row counts as both a truth and a manifest state them.
  private static Map<String, Long> rows(Path json) throws IOException {
    Matcher rows = ROWS.matcher(text(json));
    if (!rows.find()) {
      throw new IllegalStateException(json + " states no rows");
    }
    Map<String, Long> counts = new TreeMap<>();
    COUNT
        .matcher(rows.group(1))
        .results()
        .forEach(count -> counts.put(count.group(1), Long.valueOf(count.group(2))));
    return counts;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
