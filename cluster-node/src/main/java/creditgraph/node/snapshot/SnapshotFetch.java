package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.node.snapshot.StagedFile.Gap;
import creditgraph.protocol.snapshot.SnapshotOffer;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Sink;

/// One attempt to bring a snapshot into a staging directory, or what is missing of it there.
///
/// ```
/// manifest ──▶ what is missing ──▶ room? ──▶ gap by gap: range ──▶ chunk ──▶ hash ──▶ disk
/// ```
///
/// The manifest's hash comes with the offer and every other hash stands in the manifest, so that
/// nothing unverified is ever written. A line that stands still, ends or lies fails the attempt;
/// what arrived before stays. Holds two chunks in memory.
final class SnapshotFetch {

  private final SnapshotLine line;
  private final SnapshotExtent extent;
  private final double keepFree;
  private final Executor blocking;
  private final Materializer materializer;
  private final SnapshotOffer offer;
  private final Path staging;
  private final SharedKillSwitch stop;
  private final AtomicLong neededBytes = new AtomicLong();
  private final AtomicLong missingBytes = new AtomicLong();

  /// @param staging where the snapshot grows; nobody else writes there
  SnapshotFetch(
      SnapshotLine line,
      SnapshotExtent extent,
      double keepFree,
      Executor blocking,
      Materializer materializer,
      SnapshotOffer offer,
      Path staging) {
    this.line = line;
    this.extent = extent;
    this.keepFree = keepFree;
    this.blocking = blocking;
    this.materializer = materializer;
    this.offer = offer;
    this.staging = staging;
    this.stop = KillSwitches.shared("fetch-" + offer.ref().fingerprint());
  }

  /// Ended before it was done, because it was told to.
  static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }

  /// @return completes when every file that this node needs is in staging; fails with
  ///   [DiskTrouble], [StagedFile.WrongBytes], [Stopped], or what the line had to say
  CompletionStage<Path> run() {
    return manifest()
        .thenApplyAsync(this::plan, blocking)
        .thenCompose(this::fill)
        .thenApply(_ -> staging);
  }

  /// Ends the attempt soon. Repeats do nothing.
  void stop() {
    stop.abort(new Stopped());
  }

  /// How much of what this node needs is there, 0 to 100.
  int percent() {
    long needed = neededBytes.get();
    return needed == 0 ? 0 : Math.toIntExact((needed - missingBytes.get()) * 100 / needed);
  }

  private CompletionStage<Manifest> manifest() {
    return CompletableFuture.supplyAsync(() -> onDisk(this::hasManifest), blocking)
        .thenCompose(isThere ->
            isThere
                ? CompletableFuture.completedStage(Optional.<byte[]>empty())
                : line.whole(offer, Manifest.FILE_NAME).thenApply(Optional::of))
        .thenApplyAsync(
            bytes ->
                onDisk(() -> {
                  if (bytes.isPresent()) {
                    keepManifest(bytes.get());
                  }
                  return Manifest.verify(staging);
                }),
            blocking);
  }

  private boolean hasManifest() throws IOException {
    Files.createDirectories(staging);
    Path manifest = staging.resolve(Manifest.FILE_NAME);
    return Files.exists(manifest) && Sha256.of(manifest).equals(offer.manifestSha256());
  }

  private void keepManifest(byte[] bytes) throws IOException {
    String found = Sha256.of(bytes);
    if (!found.equals(offer.manifestSha256())) {
      throw new StagedFile.WrongBytes(
          "%s: expected SHA-256 %s as offered, found %s"
              .formatted(Manifest.FILE_NAME, offer.manifestSha256(), found));
    }
    DurableFiles.write(staging.resolve(Manifest.FILE_NAME), bytes);
  }

  private List<Gap> plan(Manifest manifest) {
    return onDisk(() -> {
      List<Gap> gaps = new ArrayList<>();
      long needed = 0;
      for (Manifest.FileEntry entry : manifest.files()) {
        if (extent.needs(entry)) {
          needed += entry.bytes();
          gaps.addAll(StagedFile.of(staging, entry).gaps());
        }
      }
      long missing = gaps.stream().mapToLong(Gap::bytes).sum();
      missingBytes.set(missing);
      neededBytes.set(needed);
      requireRoom(missing);
      return List.copyOf(gaps);
    });
  }

  private void requireRoom(long missing) throws IOException {
    FileStore store = Files.getFileStore(staging);
    long keep = (long) (keepFree * store.getTotalSpace());
    if (missing > 0 && store.getUsableSpace() - missing < keep) {
      throw new DiskTrouble(
          "the disk has too little room: %d MB are to come, %d are free and %d of them stay free"
              .formatted(mega(missing), mega(store.getUsableSpace()), mega(keep)));
    }
  }

  private static long mega(long bytes) {
    return (bytes + 999_999) / 1_000_000;
  }

  private CompletionStage<?> fill(List<Gap> gaps) {
    return line.chunks(offer, gaps)
        .via(stop.flow())
        .mapAsync(1, chunk -> CompletableFuture.supplyAsync(() -> write(chunk), blocking))
        .runWith(Sink.foreach(written -> missingBytes.addAndGet(-written)), materializer);
  }

  private static long write(ChunkAssembly.Chunk chunk) {
    return onDisk(() -> {
      long bytes = chunk.bytes().remaining();
      chunk.file().write(chunk.number(), chunk.bytes());
      return bytes;
    });
  }

  @FunctionalInterface
  private interface OnDisk<T> {
    T get() throws IOException;
  }

  private static <T> T onDisk(OnDisk<T> work) {
    try {
      return work.get();
    } catch (IOException e) {
      throw new DiskTrouble(e);
    }
  }
}
