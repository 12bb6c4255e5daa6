package creditgraph.catalog.manifest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogUnreadable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a catalog is made of. It is written last, so a directory with a manifest is whole.
///
/// Equal manifests mean equal catalogs: nothing in it names a time or a machine.
///
/// @param month `2026-11`, or `undated-<hex>` for dumps without a date
/// @param sources the dump files, in the order they were read
/// @param parserSchema version of the code that turned them into rows
/// @param rows by table, credits by partition: `release`, `credit/scope=main`
/// @param rejects records that could not be read
/// @param files every file of the catalog but this one, by path
public record CatalogManifest(
    String month,
    List<SourceFile> sources,
    int parserSchema,
    SortedMap<String, Long> rows,
    long rejects,
    List<CatalogFile> files) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final ObjectReader READER = JSON.readerFor(CatalogManifest.class);
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter WRITER =
      JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));

  public CatalogManifest {
    sources = List.copyOf(sources);
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    files = List.copyOf(files);
  }

  /// A dump file.
  ///
  /// @param name without directories
  /// @param sha256 of the file as it lay there, in lower-case hex
  public record SourceFile(String name, long bytes, String sha256) {}

  /// Whether an ingest of these sources with this parser would give this catalog again.
  public boolean madeFrom(List<SourceFile> otherSources, int otherParserSchema) {
    return parserSchema == otherParserSchema && sources.equals(otherSources);
  }

  /// @throws NoSuchFileException when the catalog is not finished, or not there
  /// @throws CatalogUnreadable when the manifest is not one of ours
  public static CatalogManifest read(CatalogLayout catalog) throws IOException {
    Path file = catalog.manifest();
    byte[] json = Files.readAllBytes(file);
    try {
      CatalogManifest manifest = READER.readValue(json);
      if (manifest == null) {
        throw new CatalogUnreadable(file, "not a manifest: null");
      }
      return manifest;
    } catch (JacksonException e) {
      throw new CatalogUnreadable(file, "not a manifest: " + e.getOriginalMessage(), e);
    }
  }

  /// Replaces the manifest of a catalog in one step; the file is on disk when this returns.
  public void write(CatalogLayout catalog) throws IOException {
    Path file = catalog.manifest();
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    ByteBuffer json = ByteBuffer.wrap((toJson() + "\n").getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (json.hasRemaining()) {
        channel.write(json);
      }
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  public String toJson() {
    try {
      return WRITER.writeValueAsString(this);
    } catch (JacksonException e) {
      throw new IllegalStateException("a manifest holds only texts and numbers", e);
    }
  }
}
