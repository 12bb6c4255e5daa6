package creditgraph.ingest;

import creditgraph.ingest.dump.DumpManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The content of every file below a data root, by path: equal maps, equal bytes. Without lock
/// files and reports of runs, which hold times.
public final class FileHashes {

  private FileHashes() {}

  public static SortedMap<String, String> below(Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    SortedMap<String, String> hashes = new TreeMap<>();
    for (Path file : files) {
      if (!file.toString().endsWith(".lock") && !file.startsWith(root.resolve("runs"))) {
        hashes.put(root.relativize(file).toString(), DumpManifest.sha256(file, _ -> {}));
      }
    }
    return hashes;
  }
}
