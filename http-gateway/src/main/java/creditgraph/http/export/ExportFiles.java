package creditgraph.http.export;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import creditgraph.http.exchange.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// The directory `exports` of a data directory, as it is now.
///
/// - **Names.** Only those that [ExportNames] knows reach the disk; a link below the directory
///   leads nowhere.
/// - **Limits.** A file beyond [#MAX_BYTES] is as good as absent. [#HELD_BYTES] stay in memory, so
///   that a file which everybody asks for is compressed once.
/// - **Changes.** Files are renamed into place: what is sent is whole, and of one version.
/// - **Threads.** Shared freely. [#find] blocks.
final class ExportFiles {

  static final int MAX_BYTES = 4 << 20;

  private static final long HELD_BYTES = 16 << 20;

  /// @param file the number that the file system has for it, new with each renaming
  private record Version(String name, Instant modified, long bytes, String file) {}

  private final Path root;
  private final Cache<Version, StoredFile> held =
      Caffeine.newBuilder()
          .maximumWeight(HELD_BYTES)
          .weigher((Version _, StoredFile file) -> file.bytes())
          .build();

  ExportFiles(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /// @param blocking reads the disk
  CompletionStage<Optional<StoredFile>> findOn(Executor blocking, String name) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return find(name);
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        },
        blocking);
  }

  /// @param name below the directory, with `/`, as it stands in an address
  Optional<StoredFile> find(String name) throws IOException {
    if (!ExportNames.isExport(name)) {
      return Optional.empty();
    }
    try {
      Path file = root.toRealPath().resolve(name);
      if (!file.toRealPath().equals(file)) {
        return Optional.empty();
      }
      return read(name, file);
    } catch (NoSuchFileException e) {
      // Not written yet, or removed between two looks.
      return Optional.empty();
    }
  }

  private Optional<StoredFile> read(String name, Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile() || attributes.size() > MAX_BYTES) {
      return Optional.empty();
    }
    Instant modified = attributes.lastModifiedTime().toInstant();
    Version version =
        new Version(name, modified, attributes.size(), String.valueOf(attributes.fileKey()));
    StoredFile known = held.getIfPresent(version);
    if (known != null) {
      return Optional.of(known);
    }
    byte[] bytes = bytes(file);
    if (bytes.length != version.bytes()) {
      // Another version was renamed over it meanwhile: sent, and not kept under the old one's name.
      return Optional.of(stored(name, bytes, modified));
    }
    return Optional.of(held.get(version, _ -> stored(name, bytes, modified)));
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(MAX_BYTES);
    }
  }

  private static StoredFile stored(String name, byte[] bytes, Instant modified) {
    return StoredFile.of(
        ExportNames.type(name),
        bytes,
        modified.truncatedTo(ChronoUnit.SECONDS),
        ExportNames.caching(name));
  }
}
