package creditgraph.node.challenge;

import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.node.snapshot.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The files of one kind of game below `exports`: one or more for each day, an index, their sums,
/// and beside the directory a copy of today's. Each is renamed into place, so whoever stops between
/// two steps leaves whole files.
public final class ExportDirectory {

  /// How far back the index reaches; older files stay at their addresses.
  public static final int DAYS = 400;

  private static final String SUMS = "SHA256SUMS";

  private final Path directory;
  private final Path current;

  /// @param root the directory of all exports
  /// @param name of the game
  public ExportDirectory(Path root, String name) {
    this.directory = root.resolve(name);
    this.current = root.resolve(name + ".json");
  }

  public boolean has(String name) {
    return Files.exists(directory.resolve(name));
  }

  public byte[] read(String name) throws IOException {
    return Files.readAllBytes(directory.resolve(name));
  }

  public void write(String name, byte[] bytes) throws IOException {
    Files.createDirectories(directory);
    DurableFiles.write(directory.resolve(name), bytes);
  }

  /// Writes index, sums and the copy of today's where they differ from what is there; last, for
  /// they name the others.
  public void close(LocalDate today, byte[] index) throws IOException {
    Files.createDirectories(directory);
    writeIfOther(directory.resolve("index.json"), index);
    writeIfOther(directory.resolve(SUMS), sums());
    Path todays = directory.resolve(today + ".json");
    if (Files.exists(todays)) {
      writeIfOther(current, Files.readAllBytes(todays));
    }
  }

  private byte[] sums() throws IOException {
    StringBuilder sums = new StringBuilder();
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> listed = files.filter(ExportDirectory::isListed).sorted().toList();
      for (Path file : listed) {
        sums.append(Sha256.of(file)).append("  ").append(file.getFileName()).append('\n');
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return sums.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// What is half written begins with a dot.
  private static boolean isListed(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && !name.equals(SUMS);
  }

  private static void writeIfOther(Path file, byte[] bytes) throws IOException {
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      DurableFiles.write(file, bytes);
    }
  }
}
