package creditgraph.http.site;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The pages of a web root, as they were when the gateway started.
///
/// - **Keys.** `/` between names and none in front: `routes/index.html`.
/// - **Left out.** Files and directories whose name starts with a dot, other than `.well-known`.
/// - **Limits.** Bytes in all, by a setting; larger is refused at start, as is a symbolic link, for
///   it could show what was never meant to be a page.
/// - **Threads.** Immutable, shared freely.
public final class Site {

  private static final String INDEX = "index.html";

  /// Where the web build puts files whose name holds a hash of their content.
  private static final String HASHED = "_astro/";

  private final Map<String, StoredFile> files;

  private Site(Map<String, StoredFile> files) {
    this.files = files;
  }

  /// Without a single page.
  public static Site none() {
    return new Site(Map.of());
  }

  /// @throws IllegalArgumentException when there is no such directory, it is too large, or it holds
  ///   a link
  public static Site load(Path root, long limitBytes) {
    if (!Files.isDirectory(root)) {
      throw new IllegalArgumentException("web root " + root + ": expected a directory");
    }
    try {
      return new Site(read(root.toRealPath(), limitBytes));
    } catch (IOException e) {
      throw new UncheckedIOException("web root " + root, e);
    }
  }

  public int size() {
    return files.size();
  }

  /// Whether a directory has a page, `""` being the home page.
  public boolean hasPage(String directory) {
    return page(directory).isPresent();
  }

  Optional<StoredFile> file(String key) {
    return Optional.ofNullable(files.get(key));
  }

  /// The page of a directory, `""` being the home page.
  Optional<StoredFile> page(String directory) {
    return file(directory + INDEX);
  }

  private static Map<String, StoredFile> read(Path root, long limitBytes) throws IOException {
    Map<String, StoredFile> files = new HashMap<>();
    long total = 0;
    for (Path file : listed(root)) {
      if (Files.isSymbolicLink(file)) {
        throw new IllegalArgumentException(
            "web root " + root + ": " + root.relativize(file) + " is a symbolic link; copy it");
      }
      total += Files.size(file);
      if (total > limitBytes) {
        throw new IllegalArgumentException(
            "web root %s: expected at most %d bytes (creditgraph.http.web-root-limit), found more"
                .formatted(root, limitBytes));
      }
      String key =
          root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
      files.put(key, file(key, file));
    }
    return Map.copyOf(files);
  }

  private static StoredFile file(String key, Path file) throws IOException {
    Instant modified = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
    Caching caching = key.startsWith(HASHED) ? Caching.FOR_EVER : Caching.ASK_AGAIN;
    return StoredFile.of(SiteTypes.of(key), Files.readAllBytes(file), modified, caching);
  }

  /// Everything that is not a directory, links included.
  private static List<Path> listed(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> Files.isSymbolicLink(path) || !Files.isDirectory(path))
          .filter(path -> isShown(root.relativize(path)))
          .sorted()
          .toList();
    }
  }

  private static boolean isShown(Path relative) {
    for (Path name : relative) {
      if (name.toString().startsWith(".") && !name.toString().equals(".well-known")) {
        return false;
      }
    }
    return true;
  }
}
