package creditgraph.ingest.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A directory with the dump files of one date, whatever they are called.
///
/// A file belongs to a type when its name holds the type's plural word and ends in `.xml` or
/// `.xml.gz`; other files are of no interest. There is exactly one file a type.
///
/// @param files one for each type that is there, in reading order
/// @param date the date that all names agree on, empty when none has one
public record DumpDirectory(Path directory, Map<DumpType, Path> files, Optional<LocalDate> date) {

  private static final Pattern DATE = Pattern.compile("(?<!\\d)(\\d{4})(\\d{2})(\\d{2})(?!\\d)");

  public DumpDirectory {
    files = Collections.unmodifiableMap(new EnumMap<>(files));
  }

  /// Finds all four files.
  ///
  /// @throws DumpRefused naming the directory and the type, when one is missing or there twice
  public static DumpDirectory find(Path directory) throws IOException {
    return find(directory, Set.of());
  }

  /// Finds the files of an incomplete set: each type in `mayBeAbsent` is taken if it is there.
  public static DumpDirectory find(Path directory, Set<DumpType> mayBeAbsent) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new DumpRefused(
          directory + " is not a directory. Name the directory that holds the dump files.");
    }
    EnumMap<DumpType, Path> files = new EnumMap<>(DumpType.class);
    for (Path file : dumpFiles(directory)) {
      for (DumpType type : typesNamedBy(file)) {
        Path other = files.put(type, file);
        if (other != null) {
          throw new DumpRefused(
              "%s holds two %s files, %s and %s. Keep the files of one date only."
                  .formatted(directory, type.word(), other.getFileName(), file.getFileName()));
        }
      }
    }
    for (DumpType type : DumpType.values()) {
      if (!files.containsKey(type) && !mayBeAbsent.contains(type)) {
        throw new DumpRefused(
            "%s holds no %s file. A month needs one file for each of artists, labels, masters and releases, with the type in its name and ending in .xml or .xml.gz."
                .formatted(directory, type.word()));
      }
    }
    if (files.isEmpty()) {
      throw new DumpRefused(directory + " holds no dump file at all.");
    }
    return new DumpDirectory(directory, files, commonDate(directory, files));
  }

  private static List<Path> dumpFiles(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(file -> lowerName(file).endsWith(".xml") || lowerName(file).endsWith(".xml.gz"))
          .sorted()
          .toList();
    }
  }

  private static List<DumpType> typesNamedBy(Path file) {
    List<DumpType> types =
        Arrays.stream(DumpType.values())
            .filter(type -> lowerName(file).contains(type.word()))
            .toList();
    if (types.size() > 1) {
      throw new DumpRefused(
          "The name of %s says %s at once. Rename it to say one type."
              .formatted(
                  file, types.stream().map(DumpType::word).collect(Collectors.joining(" and "))));
    }
    return types;
  }

  private static Optional<LocalDate> commonDate(Path directory, Map<DumpType, Path> files) {
    Set<LocalDate> dates = new TreeSet<>();
    for (Path file : files.values()) {
      dateIn(lowerName(file)).ifPresent(dates::add);
    }
    if (dates.size() > 1) {
      throw new DumpRefused(
          "%s mixes files of the dates %s. A month is one set of one date."
              .formatted(directory, dates));
    }
    return dates.stream().findFirst();
  }

  /// The first eight digits that are a day; others, such as a record's id, are passed over.
  private static Optional<LocalDate> dateIn(String name) {
    return DATE.matcher(name)
        .results()
        .map(MatchResult::group)
        .flatMap(digits -> date(digits).stream())
        .findFirst();
  }

  private static Optional<LocalDate> date(String digits) {
    try {
      return Optional.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static String lowerName(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
