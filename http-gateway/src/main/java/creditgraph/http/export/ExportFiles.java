package creditgraph.http.export;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import creditgraph.http.exchange.Caching;
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
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;

/// The directory `exports` of a data directory, as it is now.
///
/// - **Names.** Only those that [#NAME] takes reach the disk; a link below the directory leads
///   nowhere.
/// - **Limits.** A file beyond [#MAX_BYTES] is as good as absent. [#HELD_BYTES] stay in memory, so
///   that a file which everybody asks for is compressed once.
/// - **Changes.** Files are renamed into place: what is sent is whole, and of one version.
/// - **Threads.** Shared freely. [#find] blocks.
final class ExportFiles {

  static final int MAX_BYTES = 4 << 20;

  private static final long HELD_BYTES = 16 << 20;

  /// What lies at the top, and one directory below.
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?:daily|hidden|findings)/)?"
              + "(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\\.(?:json|svg)|SHA256SUMS)");

  /// What is written once.
  private static final Pattern OF_A_DAY =
      Pattern.compile("(?:daily|hidden)/[0-9]{4}-[0-9]{2}-[0-9]{2}\\.(?:json|svg)");

  private static final ContentType SVG = ContentTypes.parse("image/svg+xml");

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

  /// @param name below the directory, with `/`, as it stands in an address
  Optional<StoredFile> find(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try {
      Path file = root.toRealPath().resolve(name);
      if (!file.toRealPath().equals(file)) {
        return Optional.empty();
      }
      return read(name, file, type(name));
    } catch (NoSuchFileException e) {
      // Not written yet, or removed between two looks.
      return Optional.empty();
    }
  }

  private Optional<StoredFile> read(String name, Path file, ContentType type) throws IOException {
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
      return Optional.of(stored(name, type, bytes, modified));
    }
    return Optional.of(held.get(version, _ -> stored(name, type, bytes, modified)));
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(MAX_BYTES);
    }
  }

  private static StoredFile stored(String name, ContentType type, byte[] bytes, Instant modified) {
    return StoredFile.of(
        type,
        bytes,
        modified.truncatedTo(ChronoUnit.SECONDS),
        OF_A_DAY.matcher(name).matches() ? Caching.FOR_EVER : Caching.BRIEFLY);
  }

  private static ContentType type(String name) {
    if (name.endsWith(".json")) {
      return ContentTypes.APPLICATION_JSON;
    }
    return name.endsWith(".svg") ? SVG : ContentTypes.TEXT_PLAIN_UTF8;
  }
}
