package creditgraph.ingest.dump;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import creditgraph.graph.snapshot.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/// What a month was made from: `manifests/<month>.json` of the data root, written before anything
/// is read.
///
/// @param month `2026-08`, or `undated-` and eight hex digits of the files' own checksums
/// @param parserSchema the version of the reader that registered it
/// @param files in reading order
public record DumpManifest(String month, int parserSchema, List<SourceFile> files) {

  /// @param type the plural word of the [DumpType]
  /// @param sha256 of the file as it lies there, in hex
  public record SourceFile(String type, String name, long bytes, String sha256) {}

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final int HASH_BUFFER_BYTES = 1 << 18;

  public DumpManifest {
    files = List.copyOf(files);
  }

  /// Reads every byte of the files to know their checksums.
  ///
  /// @param bytesRead told how many bytes were read since it was last called
  public static DumpManifest of(DumpDirectory dump, int parserSchema, LongConsumer bytesRead)
      throws IOException {
    List<SourceFile> files = new ArrayList<>();
    for (Map.Entry<DumpType, Path> entry : dump.files().entrySet()) {
      Path file = entry.getValue();
      files.add(
          new SourceFile(
              entry.getKey().word(),
              file.getFileName().toString(),
              Files.size(file),
              sha256(file, bytesRead)));
    }
    return new DumpManifest(month(dump, files), parserSchema, files);
  }

  private static String month(DumpDirectory dump, List<SourceFile> files) {
    return dump.date()
        .map(date -> date.format(DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT)))
        .orElseGet(() -> "undated-" + overAll(files).substring(0, 8));
  }

  private static String overAll(List<SourceFile> files) {
    MessageDigest digest = sha256();
    for (SourceFile file : files) {
      digest.update((file.type() + " " + file.sha256() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// The file of a type.
  ///
  /// @throws IllegalArgumentException when the month was registered without one
  public SourceFile file(DumpType type) {
    return files.stream()
        .filter(file -> file.type().equals(type.word()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("%s has no %s file".formatted(month, type.word())));
  }

  /// Writes `manifests/<month>.json`; an equal one is left alone.
  ///
  /// @return the file
  public Path register(Path dataRoot) throws IOException {
    Path file = Files.createDirectories(dataRoot.resolve("manifests")).resolve(month + ".json");
    byte[] content = JSON.writeValueAsBytes(this);
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
      DurableFiles.write(file, content);
    }
    return file;
  }

  /// What is registered of a month; empty when nothing is.
  ///
  /// @throws DumpRefused when the file is there and is no manifest
  public static Optional<DumpManifest> registered(Path dataRoot, String month) throws IOException {
    Path file = dataRoot.resolve("manifests").resolve(month + ".json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), DumpManifest.class));
    } catch (JacksonException e) {
      throw new DumpRefused(
          "%s is no manifest of a month: %s. Remove it to register the month anew."
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }

  /// The SHA-256 of a file in hex.
  public static String sha256(Path file, LongConsumer bytesRead) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[HASH_BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
        bytesRead.accept(count);
      }
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new DumpUnreadable(file, e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
