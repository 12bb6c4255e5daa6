package creditgraph.node.export;

import creditgraph.graph.snapshot.Manifest;
import creditgraph.node.snapshot.SnapshotShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What was published last, of each kind. Asks the disk and no database, so that it is known while
/// that is away. Blocks.
final class Publications implements Supplier<List<StatusFile.Publication>> {

  /// Kinds of games, by the directory of their days.
  private static final List<String> GAMES = List.of("daily", "hidden");

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}\\.json");

  private final Path root;
  private final SnapshotShelf shelf;

  Publications(Path root, SnapshotShelf shelf) {
    this.root = root;
    this.shelf = shelf;
  }

  @Override
  public List<StatusFile.Publication> get() {
    List<StatusFile.Publication> all = new ArrayList<>();
    shelf.manifests().stream()
        .max(Comparator.comparing(Manifest::builtAt))
        .map(one ->
            StatusFile.Publication.of(
                "snapshot", one.rulesetName() + " of " + one.sourceMonth(), one.builtAt()))
        .ifPresent(all::add);
    for (String game : GAMES) {
      last(root.resolve(game), Publications::isDay, Comparator.naturalOrder())
          .map(file -> StatusFile.Publication.of(game, stem(file), modified(file)))
          .ifPresent(all::add);
    }
    last(root.resolve("findings"), _ -> true, Comparator.comparing(Publications::modified))
        .map(file -> StatusFile.Publication.of("findings", stem(file), modified(file)))
        .ifPresent(all::add);
    return all;
  }

  private static Optional<Path> last(
      Path directory, Predicate<Path> which, Comparator<Path> order) {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> name(file).endsWith(".json")).filter(which).max(order);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isDay(Path file) {
    return DAY.matcher(name(file)).matches();
  }

  private static String stem(Path file) {
    return name(file).substring(0, name(file).indexOf('.'));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
