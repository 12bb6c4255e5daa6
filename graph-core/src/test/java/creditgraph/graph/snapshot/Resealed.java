package creditgraph.graph.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// A snapshot whose content is changed and whose every checksum is made right again, as a writer
/// with a bug would.
///
/// What is left for the check is to see that the content contradicts itself.
final class Resealed {

  private final Map<String, Object> manifest;
  private final Map<FileKind, byte[]> files = new EnumMap<>(FileKind.class);

  private Resealed(Map<String, Object> manifest) {
    this.manifest = manifest;
  }

  static Resealed of(Path original) throws IOException {
    String manifest = Files.readString(original.resolve(Manifest.FILE_NAME));
    Resealed resealed = new Resealed(Json.readObject(manifest));
    for (FileKind kind : FileKind.values()) {
      resealed.files.put(kind, Files.readAllBytes(original.resolve(kind.fileName)));
    }
    return resealed;
  }

  /// The manifest's members, to be changed in place; hashes and `files` follow from the rest.
  Map<String, Object> manifest() {
    return manifest;
  }

  /// A whole file, little-endian, to be read and changed in place.
  ByteBuffer file(FileKind kind) {
    return ByteBuffer.wrap(bytes(kind)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// One section of a file, little-endian, to be read and changed in place.
  ByteBuffer section(FileKind kind, int section) {
    int length = Math.toIntExact(file(kind).getLong(entry(kind, section) + Long.BYTES));
    return file(kind).slice(sectionStart(kind, section), length).order(ByteOrder.LITTLE_ENDIAN);
  }

  int sectionStart(FileKind kind, int section) {
    return Math.toIntExact(file(kind).getLong(entry(kind, section)));
  }

  /// Offsets of all bytes that belong to a section.
  List<Integer> sectionBytes(FileKind kind) {
    List<Integer> offsets = new ArrayList<>();
    for (int section = 0; section < kind.sections; section++) {
      int start = sectionStart(kind, section);
      int end = start + section(kind, section).capacity();
      for (int offset = start; offset < end; offset++) {
        offsets.add(offset);
      }
    }
    return offsets;
  }

  byte[] content(FileKind kind, int section) {
    byte[] content = new byte[section(kind, section).capacity()];
    section(kind, section).get(content);
    return content;
  }

  /// Puts a section of any length in place of one; those behind it move.
  void replace(FileKind kind, int replaced, byte[] content) {
    List<byte[]> sections = new ArrayList<>();
    int position = FileLayout.HEADER_BYTES;
    for (int section = 0; section < kind.sections; section++) {
      sections.add(section == replaced ? content : content(kind, section));
      position = Math.toIntExact(FileLayout.aligned(position)) + sections.getLast().length;
    }
    int table = Math.toIntExact(FileLayout.aligned(position + FileLayout.TAIL_BYTES));
    int footer = table + kind.sections * FileLayout.TABLE_ENTRY_BYTES;
    ByteBuffer file =
        ByteBuffer.allocate(footer + FileLayout.FOOTER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.put(0, bytes(kind), 0, FileLayout.HEADER_BYTES);
    file.put(footer, bytes(kind), footer(kind), FileLayout.FOOTER_BYTES);
    file.putLong(footer + FileLayout.LENGTH_AT, file.capacity());
    position = FileLayout.HEADER_BYTES;
    for (int section = 0; section < kind.sections; section++) {
      position = Math.toIntExact(FileLayout.aligned(position));
      file.put(position, sections.get(section));
      int entry = table + section * FileLayout.TABLE_ENTRY_BYTES;
      file.putLong(entry, position).putLong(entry + Long.BYTES, sections.get(section).length);
      position += sections.get(section).length;
    }
    files.put(kind, file.array());
  }

  /// Recomputes all checksums, hashes and the fingerprint, and writes the files.
  Path writeTo(Path directory) throws IOException {
    for (FileKind kind : FileKind.values()) {
      ByteBuffer file = file(kind);
      file.putInt(FileLayout.HEADER_CRC_AT, crc(kind, 0, FileLayout.HEADER_CRC_AT));
      file.putInt(
          footer(kind) + FileLayout.CONTENT_CRC_AT,
          crc(kind, FileLayout.HEADER_BYTES, table(kind)));
    }
    // The fingerprint is over the contents alone and goes into the footers.
    manifest.put("files", entries());
    byte[] fingerprint = ManifestJson.fingerprint(manifest);
    for (FileKind kind : FileKind.values()) {
      ByteBuffer file = file(kind);
      file.put(footer(kind) + FileLayout.FINGERPRINT_AT, fingerprint);
      int crcAt = footer(kind) + FileLayout.FOOTER_CRC_AT;
      file.putInt(crcAt, crc(kind, table(kind), crcAt));
      Files.write(directory.resolve(kind.fileName), bytes(kind));
    }
    manifest.put("files", entries());
    Files.writeString(directory.resolve(Manifest.FILE_NAME), manifest(manifest));
    return directory;
  }

  /// The text of a manifest whose fingerprint and checksum are those of its members.
  static String manifest(Map<String, Object> members) {
    Map<String, Object> sealed = new LinkedHashMap<>(members);
    sealed.put("fingerprint", HexFormat.of().formatHex(ManifestJson.fingerprint(members)));
    return withChecksum(sealed);
  }

  /// The text of a manifest whose checksum is right, whatever its fingerprint.
  static String withChecksum(Map<String, Object> members) {
    return new String(ManifestJson.sealed(members), StandardCharsets.UTF_8);
  }

  /// A small file is one chunk.
  private List<Object> entries() {
    List<Object> entries = new ArrayList<>();
    for (FileKind kind : FileKind.values()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", kind.fileName);
      entry.put("purpose", kind.purpose.word);
      entry.put("bytes", (long) bytes(kind).length);
      entry.put("sha256", sha256(kind, bytes(kind).length));
      entry.put("content_sha256", sha256(kind, table(kind)));
      entry.put("chunks", List.of(sha256(kind, bytes(kind).length)));
      entries.add(entry);
    }
    return entries;
  }

  private int footer(FileKind kind) {
    return bytes(kind).length - FileLayout.FOOTER_BYTES;
  }

  private int table(FileKind kind) {
    return entry(kind, 0);
  }

  private int entry(FileKind kind, int section) {
    return footer(kind) - (kind.sections - section) * FileLayout.TABLE_ENTRY_BYTES;
  }

  private int crc(FileKind kind, int start, int end) {
    CRC32C crc = new CRC32C();
    crc.update(bytes(kind), start, end - start);
    return (int) crc.getValue();
  }

  private String sha256(FileKind kind, int end) {
    var digest = Sha256.digest();
    digest.update(bytes(kind), 0, end);
    return Sha256.hex(digest);
  }

  private byte[] bytes(FileKind kind) {
    byte[] bytes = files.get(kind);
    if (bytes == null) {
      throw new IllegalStateException(kind + " was not read");
    }
    return bytes;
  }
}
