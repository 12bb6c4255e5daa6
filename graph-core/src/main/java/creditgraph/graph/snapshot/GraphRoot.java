package creditgraph.graph.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder of all snapshots of a data root.
///
/// ```
/// <month>/<ruleset>/<fingerprint>/   one snapshot
/// current/<ruleset>                  first line: <month>/<ruleset>/<fingerprint>
///                                    second line: the one that was current before, if any
/// ```
///
/// Both lines are in one file, so that one rename changes both: no crash can leave a current
/// snapshot with the wrong previous one.
///
/// @param directory the `graph/` folder
public record GraphRoot(Path directory) {

  private static final String CURRENT = "current";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int MAX_POINTER_BYTES = 1024;

  public GraphRoot {
    directory = directory.toAbsolutePath().normalize();
  }

  /// Where a snapshot lies, whether or not it is there.
  ///
  /// @throws IllegalArgumentException when a name could leave the folder
  public Path directory(String month, String ruleset, String fingerprint) {
    return directory
        .resolve(name("month", month))
        .resolve(name("ruleset", ruleset))
        .resolve(name("fingerprint", fingerprint));
  }

  /// Rulesets that have a current snapshot, by name.
  public List<String> currentRulesets() throws IOException {
    try (Stream<Path> pointers = Files.list(directory.resolve(CURRENT))) {
      return pointers
          .map(pointer -> String.valueOf(pointer.getFileName()))
          .filter(name -> NAME.matcher(name).matches())
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /// The directory of a ruleset's current snapshot.
  ///
  /// @throws SnapshotDamaged when the pointer does not name a snapshot that is there
  public Optional<Path> current(String ruleset) throws IOException {
    Path pointer = pointer(ruleset);
    List<String> lines = lines(pointer);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String line = lines.getFirst();
    Path snapshot =
        named(ruleset, line)
            .orElseThrow(() ->
                new SnapshotDamaged(
                    "%s: expected <month>/%s/<fingerprint>, found '%s'"
                        .formatted(pointer, ruleset, line)));
    if (!isSnapshot(snapshot)) {
      throw new SnapshotDamaged("%s points to %s, which is not there".formatted(pointer, line));
    }
    return Optional.of(snapshot);
  }

  /// The directory of the snapshot that was current before the one that is; empty when there was
  /// none, or it is not there any more.
  ///
  /// @throws SnapshotDamaged when the pointer is none
  public Optional<Path> previous(String ruleset) throws IOException {
    List<String> lines = lines(pointer(ruleset));
    return lines.size() < 2
        ? Optional.empty()
        : named(ruleset, lines.get(1)).filter(GraphRoot::isSnapshot);
  }

  /// Every snapshot below the folder, current or not, in the order of their names.
  public List<Path> snapshots() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path month : folders(directory)) {
      if (!month.endsWith(CURRENT)) {
        for (Path ruleset : folders(month)) {
          folders(ruleset).stream().filter(GraphRoot::isSnapshot).forEach(found::add);
        }
      }
    }
    return List.copyOf(found);
  }

  /// Makes a snapshot the current one of its ruleset, at once for every reader and for good. The
  /// one that was current becomes the previous one by the same rename.
  ///
  /// @throws IllegalArgumentException when the directory is not a snapshot of this root
  public void makeCurrent(Path snapshotDirectory) throws IOException {
    Path snapshot = snapshotDirectory.toAbsolutePath().normalize();
    if (!snapshot.startsWith(directory)
        || snapshot.getNameCount() != directory.getNameCount() + 3
        || !isSnapshot(snapshot)) {
      throw new IllegalArgumentException(
          "%s is not a snapshot at <month>/<ruleset>/<fingerprint> below %s"
              .formatted(snapshotDirectory, directory));
    }
    Path relative = directory.relativize(snapshot);
    String month = name("month", relative.getName(0).toString());
    String ruleset = name("ruleset", relative.getName(1).toString());
    String fingerprint = name("fingerprint", relative.getName(2).toString());
    Files.createDirectories(directory.resolve(CURRENT));
    Path pointer = pointer(ruleset);
    String line = month + "/" + ruleset + "/" + fingerprint + "\n";
    String text = line + before(pointer, ruleset, snapshot).map(b -> b + "\n").orElse("");
    DurableFiles.write(pointer, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Removes what calls of [#makeCurrent] have left that were killed; for the one process that
  /// changes pointers.
  public void removeUnfinished() throws IOException {
    DurableFiles.removeAllUnfinished(directory.resolve(CURRENT));
  }

  /// What becomes the previous one: the first that the pointer names, is there, and is not `next`.
  private Optional<String> before(Path pointer, String ruleset, Path next) throws IOException {
    List<String> lines;
    try {
      lines = lines(pointer);
    } catch (SnapshotDamaged replaced) {
      return Optional.empty();
    }
    return lines.stream()
        .filter(line ->
            named(ruleset, line)
                .filter(GraphRoot::isSnapshot)
                .filter(snapshot -> !snapshot.equals(next))
                .isPresent())
        .findFirst();
  }

  private Path pointer(String ruleset) {
    return directory.resolve(CURRENT).resolve(name("ruleset", ruleset));
  }

  /// One line or two; none when there is no pointer.
  private static List<String> lines(Path pointer) throws IOException {
    try {
      boolean isPointer = Files.size(pointer) <= MAX_POINTER_BYTES;
      String text = isPointer ? Files.readString(pointer, StandardCharsets.ISO_8859_1) : "";
      List<String> lines = List.of(text.strip().split("\n", -1));
      if (!isPointer || lines.size() > 2) {
        throw new SnapshotDamaged(pointer + " is no pointer: more than two lines");
      }
      return lines;
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /// The directory that a line of a ruleset's pointer names, whether or not it is there.
  private Optional<Path> named(String ruleset, String line) {
    String[] names = line.split("/", -1);
    return names.length == 3
            && Stream.of(names).allMatch(name -> NAME.matcher(name).matches())
            && !names[0].equals(CURRENT)
            && names[1].equals(ruleset)
        ? Optional.of(directory(names[0], names[1], names[2]))
        : Optional.empty();
  }

  private static boolean isSnapshot(Path snapshot) {
    return Files.exists(snapshot.resolve(Manifest.FILE_NAME));
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .filter(entry -> NAME.matcher(String.valueOf(entry.getFileName())).matches())
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static String name(String what, String name) {
    if (!NAME.matcher(name).matches() || (what.equals("month") && name.equals(CURRENT))) {
      throw new IllegalArgumentException(
          "%s: expected letters, digits, '.', '_' and '-', found '%s'".formatted(what, name));
    }
    return name;
  }
}
