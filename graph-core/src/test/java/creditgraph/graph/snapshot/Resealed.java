package creditgraph.graph.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// Changes what a file holds and makes every checksum right again, as a writer with a bug would.
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

  /// Offsets of all bytes that belong to a section.
  List<Integer> sectionBytes(FileKind kind) {
    ByteBuffer bytes = littleEndian(bytes(kind));
    List<Integer> offsets = new ArrayList<>();
    for (int section = 0; section < kind.sections; section++) {
      int entry = table(kind) + section * FileLayout.TABLE_ENTRY_BYTES;
      int start = (int) bytes.getLong(entry);
      int length = (int) bytes.getLong(entry + Long.BYTES);
      for (int offset = start; offset < start + length; offset++) {
        offsets.add(offset);
      }
    }
    return offsets;
  }

  /// Writes the snapshot with one byte changed.
  void write(FileKind changed, int offset, int mask, Path directory) throws IOException {
    byte[] content = bytes(changed).clone();
    content[offset] = (byte) (content[offset] ^ mask);
    int end = table(changed);
    CRC32C crc = new CRC32C();
    crc.update(content, FileLayout.HEADER_BYTES, end - FileLayout.HEADER_BYTES);
    int footer = content.length - FileLayout.FOOTER_BYTES;
    littleEndian(content).putInt(footer + FileLayout.CONTENT_CRC_AT, (int) crc.getValue());
    MessageDigest digest = Sha256.digest();
    digest.update(content, 0, end);
    String contentSha256 = Sha256.hex(digest);
    List<Manifest.FileEntry> unsealed =
        manifest.files().stream()
            .map(entry ->
                entry.name().equals(changed.fileName) ? withContent(entry, contentSha256) : entry)
            .toList();
    byte[] fingerprint = manifest.withFingerprint("", unsealed).computeFingerprint();
    List<Manifest.FileEntry> sealed = new ArrayList<>();
    for (Manifest.FileEntry entry : unsealed) {
      FileKind kind = FileKind.named(entry.name()).orElseThrow();
      byte[] bytes = kind == changed ? content : bytes(kind).clone();
      seal(kind, bytes, fingerprint);
      Files.write(directory.resolve(entry.name()), bytes);
      String sha256 = Sha256.hex(updated(bytes));
      sealed.add(
          new Manifest.FileEntry(
              entry.name(),
              entry.purpose(),
              bytes.length,
              sha256,
              entry.contentSha256(),
              List.of(sha256)));
    }
    Manifest result = manifest.withFingerprint(HexFormat.of().formatHex(fingerprint), sealed);
    Files.write(directory.resolve(Manifest.FILE_NAME), result.toBytes());
  }

  private static Manifest.FileEntry withContent(Manifest.FileEntry entry, String contentSha256) {
    return new Manifest.FileEntry(
        entry.name(),
        entry.purpose(),
        entry.bytes(),
        entry.sha256(),
        contentSha256,
        entry.chunks());
  }

  private static void seal(FileKind kind, byte[] bytes, byte[] fingerprint) {
    int footer = bytes.length - FileLayout.FOOTER_BYTES;
    System.arraycopy(fingerprint, 0, bytes, footer + FileLayout.FINGERPRINT_AT, fingerprint.length);
    int table = footer - kind.sections * FileLayout.TABLE_ENTRY_BYTES;
    CRC32C crc = new CRC32C();
    crc.update(bytes, table, footer + FileLayout.FOOTER_CRC_AT - table);
    littleEndian(bytes).putInt(footer + FileLayout.FOOTER_CRC_AT, (int) crc.getValue());
  }

  private int table(FileKind kind) {
    return bytes(kind).length
        - FileLayout.FOOTER_BYTES
        - kind.sections * FileLayout.TABLE_ENTRY_BYTES;
  }

  private byte[] bytes(FileKind kind) {
    byte[] bytes = files.get(kind);
    if (bytes == null) {
      throw new IllegalStateException(kind + " was not read");
    }
    return bytes;
  }

  private static MessageDigest updated(byte[] bytes) {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes);
    return digest;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
