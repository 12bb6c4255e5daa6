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

/// The JSON form of a [Manifest], and the two hashes inside it.
///
/// Members unknown to this program are kept out of the record but stay under both hashes, so a
/// later version may add some.
final class ManifestJson {

  private static final String FINGERPRINT = "fingerprint";
  private static final String BUILD_COMMIT = "build_commit";
  private static final String BUILT_AT = "built_at";
  private static final String FILES = "files";

  /// Covers every byte of the file: taken with its own digits as zeros.
  private static final String OWN_HASH = "manifest_sha256";

  private static final String ZEROS = "0".repeat(64);

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
    tree.put(OWN_HASH, ZEROS);
    return tree;
  }

  static String write(Manifest manifest) {
    String text = Json.write(tree(manifest));
    String hash = HexFormat.of().formatHex(Sha256.of(text));
    return text.replace(ownHashMember(ZEROS), ownHashMember(hash));
  }

  /// What the fingerprint is taken over: all but who built it and when, hashes of hashes, and
  /// footers: equal catalogs and rulesets give equal fingerprints.
  static Map<String, Object> fingerprinted(Map<String, Object> tree) {
    Map<String, Object> kept = new LinkedHashMap<>(tree);
    kept.remove(FINGERPRINT);
    kept.remove(BUILT_AT);
    kept.remove(BUILD_COMMIT);
    kept.remove(OWN_HASH);
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

  static Manifest read(String where, byte[] bytes) {
    try {
      // Strictly: a decoder that mends would hide changed bytes from the hash.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Map<String, Object> tree = Json.readObject(text);
      Members members = new Members(tree, "");
      checkFormat(where, members);
      Manifest manifest = manifest(members);
      checkHashes(where, text, tree, manifest);
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
  }

  private static void checkHashes(
      String where, String text, Map<String, Object> tree, Manifest manifest) {
    String stated = new Members(tree, "").text(OWN_HASH);
    String found =
        HexFormat.of()
            .formatHex(Sha256.of(text.replace(ownHashMember(stated), ownHashMember(ZEROS))));
    if (!found.equals(stated)) {
      throw new SnapshotDamaged(
          "%s was changed: its text hashes to %s, it states %s".formatted(where, found, stated));
    }
    byte[] hash = Sha256.of(Json.write(fingerprinted(tree)));
    String fingerprint =
        HexFormat.of().formatHex(Arrays.copyOf(hash, FileLayout.FINGERPRINT_BYTES));
    if (!fingerprint.equals(manifest.fingerprint())) {
      throw new SnapshotDamaged(
          "%s was changed: its content has fingerprint %s, it states %s"
              .formatted(where, fingerprint, manifest.fingerprint()));
    }
  }

  private static String ownHashMember(String hash) {
    return "\"" + OWN_HASH + "\": \"" + hash + "\"";
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
