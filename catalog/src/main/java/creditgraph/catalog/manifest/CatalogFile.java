package creditgraph.catalog.manifest;

import creditgraph.catalog.table.CatalogLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A file of a catalog as it should be.
///
/// @param path below the catalog's directory, with `/` on every system
/// @param sha256 lower-case hex
public record CatalogFile(String path, long bytes, String sha256) {

  private static final int BUFFER_BYTES = 1 << 16;

  /// Every file below the catalog's directory but its manifest, by path. Reads each one whole.
  public static List<CatalogFile> in(CatalogLayout catalog) throws IOException {
    return in(catalog, List.of());
  }

  /// The same, without reading again the files that the caller knows.
  public static List<CatalogFile> in(CatalogLayout catalog, List<CatalogFile> known)
      throws IOException {
    Map<Path, CatalogFile> byFile =
        known.stream()
            .collect(Collectors.toMap(of -> catalog.directory().resolve(of.path()), of -> of));
    List<Path> files;
    try (Stream<Path> walk = Files.walk(catalog.directory())) {
      files =
          walk.filter(file -> Files.isRegularFile(file) && !file.equals(catalog.manifest()))
              .sorted()
              .toList();
    }
    List<CatalogFile> described = new ArrayList<>(files.size());
    for (Path file : files) {
      CatalogFile asKnown = byFile.get(file);
      described.add(asKnown == null ? of(catalog, file) : asKnown);
    }
    return List.copyOf(described);
  }

  /// A file below the catalog's directory as it is now. Reads it whole.
  public static CatalogFile of(CatalogLayout catalog, Path file) throws IOException {
    Path relative = catalog.directory().relativize(file);
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes += read;
      }
    }
    String path =
        StreamSupport.stream(relative.spliterator(), false)
            .map(Path::toString)
            .collect(Collectors.joining("/"));
    return new CatalogFile(path, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
