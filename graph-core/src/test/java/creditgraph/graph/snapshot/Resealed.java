package creditgraph.graph.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// A snapshot whose content is changed and whose every checksum is made right again, as a writer
/// with a bug would.
///
/// What is left for the check is to see that the content contradicts itself.
final class Resealed {

  private final Manifest manifest;
  private final Map<FileKind, byte[]> files = new EnumMap<>(FileKind.class);

  private Resealed(Manifest manifest) {
    this.manifest = manifest;
  }

  static Resealed of(Path original) throws IOException {
    Resealed resealed = new Resealed(Manifest.read(original));
    for (FileKind kind : FileKind.values()) {
      resealed.files.put(kind, Files.readAllBytes(original.resolve(kind.fileName)));
    }
    return resealed;
  }

  /// A whole file, little-endian, to be read and changed in place.
  ByteBuffer file(FileKind kind) {
    return ByteBuffer.wrap(bytes(kind)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// One section of a file, little-endian, to be read and changed in place.
  ByteBuffer section(FileKind kind, int section) {
    int start = sectionStart(kind, section);
    int length = Math.toIntExact(file(kind).getLong(entry(kind, section) + Long.BYTES));
    return file(kind).slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
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

  /// Recomputes all checksums, hashes and the fingerprint, and writes the files.
  Path writeTo(Path directory) throws IOException {
    List<Manifest.FileEntry> unsealed = new ArrayList<>();
    for (Manifest.FileEntry entry : manifest.files()) {
      FileKind kind = kind(entry);
      ByteBuffer file = file(kind);
      file.putInt(FileLayout.HEADER_CRC_AT, crc(kind, 0, FileLayout.HEADER_CRC_AT));
      file.putInt(
          footer(kind) + FileLayout.CONTENT_CRC_AT,
          crc(kind, FileLayout.HEADER_BYTES, table(kind)));
      unsealed.add(entry(entry, entry.sha256(), sha256(kind, table(kind))));
    }
    byte[] fingerprint = manifest.withFingerprint("", unsealed).computeFingerprint();
    List<Manifest.FileEntry> sealed = new ArrayList<>();
    for (Manifest.FileEntry entry : unsealed) {
      FileKind kind = kind(entry);
      ByteBuffer file = file(kind);
      file.put(footer(kind) + FileLayout.FINGERPRINT_AT, fingerprint);
      int crcAt = footer(kind) + FileLayout.FOOTER_CRC_AT;
      file.putInt(crcAt, crc(kind, table(kind), crcAt));
      Files.write(directory.resolve(entry.name()), bytes(kind));
      sealed.add(entry(entry, sha256(kind, bytes(kind).length), entry.contentSha256()));
    }
    Manifest result = manifest.withFingerprint(HexFormat.of().formatHex(fingerprint), sealed);
    Files.write(directory.resolve(Manifest.FILE_NAME), result.toBytes());
    return directory;
  }

  /// A small file is one chunk.
  private static Manifest.FileEntry entry(
      Manifest.FileEntry entry, String sha256, String contentSha256) {
    return new Manifest.FileEntry(
        entry.name(), entry.purpose(), entry.bytes(), sha256, contentSha256, List.of(sha256));
  }

  private static FileKind kind(Manifest.FileEntry entry) {
    return FileKind.named(entry.name()).orElseThrow();
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
