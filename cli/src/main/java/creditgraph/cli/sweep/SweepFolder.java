package creditgraph.cli.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;

/// Writes the files of a sweep into a folder.
///
/// ```
/// spec.json       the grid and the snapshots it was computed on; `mcg sweep spec.json` repeats it
/// columns.csv     the data dictionary: name, type and meaning of each column
/// results.csv     a line a point
/// results.parquet the same rows, typed as the dictionary says
/// ```
///
/// Equal sweeps leave equal bytes. Each file appears whole, by a rename; files of these names that
/// are there are replaced.
public record SweepFolder(Path directory) {

  /// As the gateway names them.
  private static final List<String> HANDED_OUT = List.of("spec.json", "columns.csv", "results.csv");

  private static final String PART = ".part";

  /// @param download gives the bytes of a file that the gateway hands out
  public void write(Function<String, byte[]> download) throws IOException {
    Files.createDirectories(directory);
    for (String name : HANDED_OUT) {
      Path part = part(name);
      Files.write(part, download.apply(name));
      publish(part, name);
    }
    Path part = part("results.parquet");
    ParquetResults.write(directory.resolve("results.csv"), directory.resolve("columns.csv"), part);
    publish(part, "results.parquet");
  }

  private Path part(String name) {
    return directory.resolve("." + name + PART);
  }

  private void publish(Path part, String name) throws IOException {
    Files.move(part, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
