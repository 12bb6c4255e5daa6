package creditgraph.graph.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder of all snapshots of a data root.
///
/// ```
/// <month>/<ruleset>/<fingerprint>/   one snapshot
/// current/<ruleset>                  one line: <month>/<ruleset>/<fingerprint>
/// ```
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
    Path pointer = directory.resolve(CURRENT).resolve(name("ruleset", ruleset));
    String line;
    try {
      if (Files.size(pointer) > MAX_POINTER_BYTES) {
        throw new SnapshotDamaged(pointer + " is no pointer: more than one line");
      }
      line = Files.readString(pointer, StandardCharsets.ISO_8859_1).strip();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    String[] names = line.split("/", -1);
    if (names.length != 3
        || !Stream.of(names).allMatch(name -> NAME.matcher(name).matches())
        || names[0].equals(CURRENT)
        || !names[1].equals(ruleset)) {
      throw new SnapshotDamaged(
          "%s: expected <month>/%s/<fingerprint>, found '%s'".formatted(pointer, ruleset, line));
    }
    Path snapshot = directory(names[0], names[1], names[2]);
    if (!Files.exists(snapshot.resolve(Manifest.FILE_NAME))) {
      throw new SnapshotDamaged("%s points to %s, which is not there".formatted(pointer, line));
    }
    return Optional.of(snapshot);
  }

  /// Makes a snapshot the current one of its ruleset, at once for every reader and for good.
  ///
  /// @throws IllegalArgumentException when the directory is not a snapshot of this root
  public void makeCurrent(Path snapshotDirectory) throws IOException {
    Path snapshot = snapshotDirectory.toAbsolutePath().normalize();
    if (!snapshot.startsWith(directory)
        || snapshot.getNameCount() != directory.getNameCount() + 3
        || !Files.exists(snapshot.resolve(Manifest.FILE_NAME))) {
      throw new IllegalArgumentException(
          "%s is not a snapshot at <month>/<ruleset>/<fingerprint> below %s"
              .formatted(snapshotDirectory, directory));
    }
    Path relative = directory.relativize(snapshot);
    String month = name("month", relative.getName(0).toString());
    String ruleset = name("ruleset", relative.getName(1).toString());
    String fingerprint = name("fingerprint", relative.getName(2).toString());
    Path pointers = Files.createDirectories(directory.resolve(CURRENT));
    String line = month + "/" + ruleset + "/" + fingerprint + "\n";
    DurableFiles.write(pointers.resolve(ruleset), line.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String name(String what, String name) {
    if (!NAME.matcher(name).matches() || (what.equals("month") && name.equals(CURRENT))) {
      throw new IllegalArgumentException(
          "%s: expected letters, digits, '.', '_' and '-', found '%s'".formatted(what, name));
    }
    return name;
  }
}
