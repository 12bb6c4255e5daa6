package creditgraph.graph.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// The JSON form of a [Manifest], its checksum and its fingerprint.
///
/// Members unknown to this program are kept out of the record but stay under both, so a later
/// version may add some.
final class ManifestJson {

  private static final String FINGERPRINT = "fingerprint";
  private static final String BUILD_COMMIT = "build_commit";
  private static final String BUILT_AT = "built_at";
  private static final String FILES = "files";

  /// Covers every byte of the file: taken with its own digits as zeros. A CRC and no SHA-256, as it
  /// shall find damage at every opening: to find the JDK's SHA-256 alone takes a new process longer
  /// than all the rest of its first opening.
  private static final String CHECKSUM = "manifest_crc32c";

  /// What stood in its place before; such a snapshot must be built again.
  private static final String FORMER_CHECKSUM = "manifest_sha256";

  private static final String ZEROS = "0".repeat(2 * Integer.BYTES);

  /// The checksum is the last member, so it lies at the same distance from the end always.
  private static final byte[] AFTER_CHECKSUM = "\"\n}\n".getBytes(StandardCharsets.US_ASCII);

  private ManifestJson() {}

  static Map<String, Object> tree(Manifest manifest) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("graph_format", manifest.graphFormat());
    tree.put(FINGERPRINT, manifest.fingerprint());
    tree.put("compatibility", Map.of("oldest_reader_format", manifest.oldestReaderFormat()));
    tree.put("source_month", manifest.sourceMonth());
    tree.put(
        "sources", manifest.sources().stream().map(source -> (Object) source(source)).toList());
    tree.put("parser_schema", manifest.parserSchema());
    Map<String, Object> ruleset = new LinkedHashMap<>();
    ruleset.put("name", manifest.rulesetName());
    ruleset.put("version", manifest.rulesetVersion());
    ruleset.put("sha256", manifest.rulesetSha256());
    ruleset.put("text", manifest.rulesetText());
    tree.put("ruleset", ruleset);
    tree.put("order", manifest.order());
    tree.put("artist_count", manifest.artistCount());
    tree.put("release_count", manifest.releaseCount());
    tree.put("joining_release_count", manifest.joiningReleaseCount());
    tree.put("credit_count", manifest.creditCount());
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("count", manifest.componentCount());
    components.put("largest_artists", manifest.largestComponentArtists());
    components.put("largest_releases", manifest.largestComponentReleases());
    tree.put("components", components);
    tree.put("chunk_bytes", ChunkDigests.CHUNK_BYTES);
    tree.put(FILES, manifest.files().stream().map(file -> (Object) file(file)).toList());
    tree.put(BUILD_COMMIT, manifest.buildCommit());
    tree.put(BUILT_AT, manifest.builtAt().toString());
    return tree;
  }

  static byte[] write(Manifest manifest) {
    return sealed(tree(manifest));
  }

  /// The file of some members, a right checksum behind them.
  static byte[] sealed(Map<String, Object> members) {
    Map<String, Object> tree = new LinkedHashMap<>(members);
    tree.remove(CHECKSUM);
    tree.put(CHECKSUM, ZEROS);
    byte[] bytes = Json.write(tree).getBytes(StandardCharsets.UTF_8);
    byte[] digits = checksum(bytes).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, bytes, checksumAt(bytes), digits.length);
    return bytes;
  }

  /// The first bytes of a hash over all but who built it and when, checksums, and footers: equal
  /// catalogs and rulesets give equal fingerprints.
  static byte[] fingerprint(Map<String, Object> tree) {
    byte[] hash = Sha256.of(Json.write(fingerprinted(tree)));
    return Arrays.copyOf(hash, FileLayout.FINGERPRINT_BYTES);
  }

  private static Map<String, Object> fingerprinted(Map<String, Object> tree) {
    Map<String, Object> kept = new LinkedHashMap<>(tree);
    kept.remove(FINGERPRINT);
    kept.remove(BUILT_AT);
    kept.remove(BUILD_COMMIT);
    kept.remove(CHECKSUM);
    List<Object> files = new ArrayList<>();
    if (kept.get(FILES) instanceof List<?> entries) {
      for (Object entry : entries) {
        if (entry instanceof Map<?, ?> file) {
          Map<String, Object> content = new LinkedHashMap<>();
          for (String member : List.of("name", "purpose", "content_sha256")) {
            if (file.get(member) instanceof String value) {
              content.put(member, value);
            }
          }
          files.add(content);
        }
      }
    }
    kept.put(FILES, files);
    return kept;
  }

  /// Reads a manifest whose bytes are as they were written.
  static Manifest read(String where, byte[] bytes) {
    return read(where, bytes, tree -> {});
  }

  /// Reads a manifest whose fingerprint, too, is that of its members.
  static Manifest verify(String where, byte[] bytes) {
    return read(where, bytes, tree -> checkFingerprint(where, tree));
  }

  private static Manifest read(
      String where, byte[] bytes, Consumer<Map<String, Object>> furtherCheck) {
    try {
      // Strictly: a decoder that mends would hide changed bytes from the fingerprint.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Map<String, Object> tree = Json.readObject(text);
      Members members = new Members(tree, "");
      checkFormat(where, members);
      Manifest manifest = manifest(members);
      checkChecksum(where, bytes, members);
      furtherCheck.accept(tree);
      return manifest;
    } catch (CharacterCodingException e) {
      throw new SnapshotDamaged(where + ": is not UTF-8");
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new SnapshotDamaged(where + ": " + e.getMessage());
    }
  }

  private static void checkFormat(String where, Members members) {
    long format = members.number("graph_format");
    if (format > Manifest.FORMAT
        && members.object("compatibility").number("oldest_reader_format") > Manifest.FORMAT) {
      throw new FormatTooNew(where, format);
    }
    if (format < Manifest.FORMAT) {
      throw new FormatTooOld(where, format);
    }
    if (!members.has(CHECKSUM) && members.has(FORMER_CHECKSUM)) {
      throw new FormatTooOld(where + ", with " + FORMER_CHECKSUM + ",", format);
    }
  }

  private static void checkChecksum(String where, byte[] bytes, Members members) {
    String stated = members.text(CHECKSUM);
    int at = checksumAt(bytes);
    if (at < 0
        || !Arrays.equals(
            bytes, at + ZEROS.length(), bytes.length, AFTER_CHECKSUM, 0, AFTER_CHECKSUM.length)) {
      throw new SnapshotDamaged(
          "%s was changed: it does not end behind %s".formatted(where, CHECKSUM));
    }
    String found = checksum(bytes);
    if (!found.equals(stated)) {
      throw new SnapshotDamaged(
          "%s was changed: its CRC-32C is %s, it states %s".formatted(where, found, stated));
    }
  }

  private static void checkFingerprint(String where, Map<String, Object> tree) {
    String stated = new Members(tree, "").text(FINGERPRINT);
    String found = HexFormat.of().formatHex(fingerprint(tree));
    if (!found.equals(stated)) {
      throw new SnapshotDamaged(
          "%s was changed: its content has fingerprint %s, it states %s"
              .formatted(where, found, stated));
    }
  }

  /// Negative when there is no room for one.
  private static int checksumAt(byte[] bytes) {
    return bytes.length - AFTER_CHECKSUM.length - ZEROS.length();
  }

  /// Of a whole file, its digits taken as zeros.
  private static String checksum(byte[] bytes) {
    int at = checksumAt(bytes);
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, at);
    for (int i = 0; i < ZEROS.length(); i++) {
      crc.update('0');
    }
    int end = at + ZEROS.length();
    crc.update(bytes, end, bytes.length - end);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static Map<String, Object> source(SnapshotSource.SourceFile source) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", source.name());
    tree.put("bytes", source.bytes());
    tree.put("sha256", source.sha256());
    return tree;
  }

  private static Map<String, Object> file(Manifest.FileEntry file) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", file.name());
    tree.put("purpose", file.purpose());
    tree.put("bytes", file.bytes());
    tree.put("sha256", file.sha256());
    tree.put("content_sha256", file.contentSha256());
    tree.put("chunks", file.chunks());
    return tree;
  }

  private static Manifest manifest(Members members) {
    Members ruleset = members.object("ruleset");
    Members components = members.object("components");
    return new Manifest(
        members.text(FINGERPRINT),
        members.count("graph_format"),
        members.object("compatibility").count("oldest_reader_format"),
        members.text("source_month"),
        members.objects("sources").stream()
            .map(source ->
                new SnapshotSource.SourceFile(
                    source.text("name"), source.number("bytes"), source.text("sha256")))
            .toList(),
        members.count("parser_schema"),
        ruleset.text("name"),
        ruleset.text("version"),
        ruleset.text("text"),
        members.text("order"),
        members.count("artist_count"),
        members.count("release_count"),
        members.count("joining_release_count"),
        members.number("credit_count"),
        components.count("count"),
        components.count("largest_artists"),
        components.count("largest_releases"),
        members.objects(FILES).stream()
            .map(file ->
                new Manifest.FileEntry(
                    file.text("name"),
                    file.text("purpose"),
                    file.number("bytes"),
                    file.text("sha256"),
                    file.text("content_sha256"),
                    file.texts("chunks")))
            .toList(),
        members.text(BUILD_COMMIT),
        Instant.parse(members.text(BUILT_AT)));
  }

  /// Typed access to an object's members; a wrong or missing one is named.
  private record Members(Map<?, ?> tree, String path) {

    boolean has(String name) {
      return tree.containsKey(name);
    }

    String text(String name) {
      if (tree.get(name) instanceof String text) {
        return text;
      }
      throw wrong(name, "a text");
    }

    long number(String name) {
      if (tree.get(name) instanceof Long number && number >= 0) {
        return number;
      }
      throw wrong(name, "a number from 0");
    }

    int count(String name) {
      long number = number(name);
      if (number <= Integer.MAX_VALUE) {
        return (int) number;
      }
      throw wrong(name, "a number below 2^31");
    }

    Members object(String name) {
      if (tree.get(name) instanceof Map<?, ?> map) {
        return new Members(map, path + name + ".");
      }
      throw wrong(name, "an object");
    }

    List<Members> objects(String name) {
      List<Members> objects = new ArrayList<>();
      for (Object element : list(name)) {
        if (!(element instanceof Map<?, ?> map)) {
          throw wrong(name, "objects only");
        }
        objects.add(new Members(map, path + name + "[" + objects.size() + "]."));
      }
      return objects;
    }

    List<String> texts(String name) {
      List<String> texts = new ArrayList<>();
      for (Object element : list(name)) {
        if (!(element instanceof String text)) {
          throw wrong(name, "texts only");
        }
        texts.add(text);
      }
      return texts;
    }

    private List<?> list(String name) {
      if (tree.get(name) instanceof List<?> list) {
        return list;
      }
      throw wrong(name, "a list");
    }

    private IllegalArgumentException wrong(String name, String expected) {
      return new IllegalArgumentException(
          "%s%s: expected %s, found %s".formatted(path, name, expected, tree.get(name)));
    }
  }
}
