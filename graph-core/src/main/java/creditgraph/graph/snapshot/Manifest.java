package creditgraph.graph.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// What a snapshot is: where it comes from, what it holds, and the hash of each of its files.
///
/// `contracts/json/manifest.schema.json` describes the JSON form.
///
/// @param fingerprint 32 hex digits over everything but `buildCommit` and `builtAt`
/// @param graphFormat format version of the files
/// @param oldestReaderFormat oldest format that a program may know and still read this snapshot
/// @param sourceMonth `2026-11`
/// @param sources the dump files, by name
/// @param parserSchema version of the records that the parser wrote
/// @param rulesetText the whole ruleset
/// @param order how ordinals were given, [creditgraph.graph.csr.LocalityOrder#NAME]
/// @param artistCount artists with at least one credit that counts
/// @param releaseCount releases with at least one such credit
/// @param joiningReleaseCount releases with two artists or more
/// @param creditCount pairs of artist and release
/// @param componentCount connected components, those of one artist included
/// @param largestComponentArtists artists of the component with most of them
/// @param largestComponentReleases releases of that component
/// @param builtAt not part of the fingerprint
public record Manifest(
    String fingerprint,
    int graphFormat,
    int oldestReaderFormat,
    String sourceMonth,
    List<SnapshotSource.SourceFile> sources,
    int parserSchema,
    String rulesetName,
    String rulesetVersion,
    String rulesetText,
    String order,
    int artistCount,
    int releaseCount,
    int joiningReleaseCount,
    long creditCount,
    int componentCount,
    int largestComponentArtists,
    int largestComponentReleases,
    List<FileEntry> files,
    String buildCommit,
    Instant builtAt) {

  /// The format that this program writes and reads.
  public static final int FORMAT = 1;

  /// Name of the manifest in a snapshot's directory.
  public static final String FILE_NAME = "manifest.json";

  /// A manifest larger than this is not read.
  static final long MAX_BYTES = 64L << 20;

  public Manifest {
    sources = List.copyOf(sources);
    files = List.copyOf(files);
  }

  /// One file of the snapshot.
  ///
  /// @param purpose `topology`, `labels` or `evidence`
  /// @param contentSha256 hash of what precedes the section table; enters the fingerprint
  /// @param chunks SHA-256 of each [#CHUNK_BYTES]; the last chunk is what is left
  public record FileEntry(
      String name,
      String purpose,
      long bytes,
      String sha256,
      String contentSha256,
      List<String> chunks) {

    public static final int CHUNK_BYTES = ChunkDigests.CHUNK_BYTES;

    public FileEntry {
      chunks = List.copyOf(chunks);
    }

    /// Whether every search needs the file; labels and evidence mostly name and prove what it
    /// finds.
    public boolean isTopology() {
      return purpose.equals(FileKind.Purpose.TOPOLOGY.word);
    }

    /// Whether some search needs the file: topology, or the labels of releases, which hold their
    /// years and formats.
    public boolean isForSearch() {
      return FileKind.named(name).filter(FileKind::isForSearch).isPresent();
    }
  }

  /// Reads `manifest.json` of a snapshot's directory, whose checksum says that its bytes are as
  /// they were written.
  ///
  /// @throws SnapshotDamaged when there is none, or it was changed
  /// @throws FormatTooNew when a later program wrote it
  /// @throws FormatTooOld when the snapshot must be built again
  /// @throws IOException when the file cannot be read
  public static Manifest read(Path directory) throws IOException {
    return ManifestJson.read(directory.resolve(FILE_NAME).toString(), bytes(directory));
  }

  /// Reads `manifest.json` as [#read] does and takes its fingerprint anew: for whoever is about to
  /// trust a snapshot that was copied or built.
  ///
  /// @throws SnapshotDamaged also when the fingerprint is not that of the members
  public static Manifest verify(Path directory) throws IOException {
    return ManifestJson.verify(directory.resolve(FILE_NAME).toString(), bytes(directory));
  }

  private static byte[] bytes(Path directory) throws IOException {
    Path file = directory.resolve(FILE_NAME);
    if (!Files.isDirectory(directory) || Files.isDirectory(file)) {
      throw noSnapshot(directory);
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new SnapshotDamaged(file + " is larger than " + MAX_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw noSnapshot(directory);
    }
  }

  /// The bytes of `manifest.json`.
  public byte[] toBytes() {
    return ManifestJson.write(this);
  }

  /// SHA-256 of the ruleset's text.
  public String rulesetSha256() {
    return HexFormat.of().formatHex(Sha256.of(rulesetText));
  }

  /// Bytes of all files but the manifest.
  public long totalBytes() {
    return files.stream().mapToLong(FileEntry::bytes).sum();
  }

  /// Bytes of the files that a search needs in memory.
  public long topologyBytes() {
    return files.stream().filter(FileEntry::isTopology).mapToLong(FileEntry::bytes).sum();
  }

  /// The first bytes of a hash over all that a fingerprint stands for.
  byte[] computeFingerprint() {
    return ManifestJson.fingerprint(ManifestJson.tree(this));
  }

  private static SnapshotDamaged noSnapshot(Path directory) {
    return new SnapshotDamaged(directory + " is not a snapshot: it has no " + FILE_NAME);
  }

  Manifest withFingerprint(String computed, List<FileEntry> sealed) {
    return new Manifest(
        computed,
        graphFormat,
        oldestReaderFormat,
        sourceMonth,
        sources,
        parserSchema,
        rulesetName,
        rulesetVersion,
        rulesetText,
        order,
        artistCount,
        releaseCount,
        joiningReleaseCount,
        creditCount,
        componentCount,
        largestComponentArtists,
        largestComponentReleases,
        sealed,
        buildCommit,
        builtAt);
  }
}
