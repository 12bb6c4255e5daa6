package creditgraph.ingest.fetch;

import creditgraph.ingest.dump.DumpType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is published of one date.
///
/// @param names of the files that belong to a set: dumps and checksums
record DumpSet(LocalDate date, Set<String> names) {

  private static final Pattern NAME =
      Pattern.compile(
          "discogs_(\\d{8})_(?:(?:artists|labels|masters|releases)\\.xml\\.gz|CHECKSUM\\.txt)");

  private static final Pattern LEFT =
      Pattern.compile(NAME.pattern() + "(?:\\.part|\\.part\\.json|\\.wrong)?");

  DumpSet {
    names = Set.copyOf(names);
  }

  /// The sets of a month, the newest first; names of other things are passed over.
  static List<DumpSet> ofMonth(YearMonth month, List<String> names) {
    NavigableMap<LocalDate, Set<String>> byDate = new TreeMap<>();
    for (String name : names) {
      Matcher matcher = NAME.matcher(name);
      if (matcher.matches()) {
        add(month, matcher.group(1), name, byDate);
      }
    }
    List<DumpSet> sets = new ArrayList<>();
    byDate.descendingMap().forEach((date, ofDate) -> sets.add(new DumpSet(date, ofDate)));
    return List.copyOf(sets);
  }

  private static void add(
      YearMonth month, String digits, String name, NavigableMap<LocalDate, Set<String>> byDate) {
    try {
      LocalDate date = LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
      if (YearMonth.from(date).equals(month)) {
        byDate.computeIfAbsent(date, _ -> new TreeSet<>()).add(name);
      }
    } catch (DateTimeException noSuchDay) {
      // A file of no day belongs to no set.
    }
  }

  /// The names that a complete set would have and this one has not.
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (DumpType type : DumpType.values()) {
      missing.add(file(type));
    }
    missing.add(checksumFile());
    missing.removeAll(names);
    return List.copyOf(missing);
  }

  boolean isComplete() {
    return missing().isEmpty();
  }

  String file(DumpType type) {
    return "discogs_%s_%s.xml.gz".formatted(digits(), type.word());
  }

  String checksumFile() {
    return "discogs_%s_CHECKSUM.txt".formatted(digits());
  }

  /// Whether it is a file that a fetch of another date left.
  static boolean isOfAnotherDate(Path file, DumpSet set) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && LEFT.matcher(name).matches()
        && !name.startsWith("discogs_" + set.digits() + "_");
  }

  private String digits() {
    return date.format(DateTimeFormatter.BASIC_ISO_DATE.withLocale(Locale.ROOT));
  }
}
