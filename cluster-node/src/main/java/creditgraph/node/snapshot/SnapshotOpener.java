package creditgraph.node.snapshot;

import creditgraph.graph.csr.GraphClosed;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.graph.snapshot.SnapshotDamaged;
import creditgraph.graph.snapshot.SnapshotException;
import creditgraph.graph.snapshot.SnapshotLease;
import creditgraph.protocol.SnapshotRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the `current` pointers below a graph root and opens what they name. Blocks.
///
/// What would not stay in memory is refused. Every byte of a snapshot is hashed against its
/// manifest before it is opened: a card that has begun to fail shows here and not in an answer. The
/// full check of every invariant was done when the snapshot was published.
final class SnapshotOpener {

  /// Once in so many looks the kernel is asked what of the open snapshots is in memory.
  private static final int MEASURE_EVERY = 15;

  private static final Logger log = LoggerFactory.getLogger(SnapshotOpener.class);

  private final GraphRoot root;
  private final SnapshotExtent extent;
  private final MemoryGauge memory;
  private int untilMeasured;

  SnapshotOpener(GraphRoot root, SnapshotExtent extent, MemoryGauge memory) {
    this.root = root;
    this.extent = extent;
    this.memory = memory;
  }

  /// Tells how much memory there is now.
  @FunctionalInterface
  interface MemoryGauge {
    MemoryRoom read() throws IOException;
  }

  /// What one look found.
  ///
  /// @param refusals one sentence for each snapshot that cannot be used
  /// @param resident percent of each open snapshot's topology that is in memory; empty unless
  ///   measured
  record Look(
      List<OpenedSnapshot> opened, List<Refusal> refusals, Map<SnapshotRef, Integer> resident) {}

  /// @param place the snapshot's directory, or the pointer when that is what cannot be used
  /// @param lookedAt when the look began, in `System.nanoTime`: what was put there later is not
  ///   meant
  record Refusal(Path place, Cause cause, String reason, long lookedAt) {}

  enum Cause {
    /// Bytes are missing or wrong: the same snapshot brought anew would do.
    DAMAGED,
    /// Anything else, which no other copy would change.
    UNUSABLE
  }

  /// A file is not what the manifest says.
  private static final class WrongFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongFile(String message) {
      super(message);
    }
  }

  /// Opens each current snapshot unless its directory or its pointer is in `known`.
  ///
  /// @param open what is open already; the caller closes none of it meanwhile
  /// @throws IOException when the pointers themselves cannot be read
  Look look(Set<Path> known, List<OpenedSnapshot> open) throws IOException {
    List<OpenedSnapshot> opened = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    long begun = System.nanoTime();
    for (String ruleset : root.currentRulesets()) {
      Path place = root.directory().resolve("current").resolve(ruleset);
      try {
        Optional<Path> current = known.contains(place) ? Optional.empty() : root.current(ruleset);
        if (current.isPresent() && !known.contains(current.get())) {
          place = current.get();
          opened.add(open(place, ruleset, besideBytes(ruleset, open, opened)));
        }
      } catch (SnapshotDamaged | WrongFile e) {
        refusals.add(new Refusal(place, Cause.DAMAGED, sentence(e), begun));
      } catch (SnapshotException | IllegalArgumentException | IOException e) {
        refusals.add(new Refusal(place, Cause.UNUSABLE, sentence(e), begun));
      }
    }
    return new Look(opened, refusals, resident(open, opened));
  }

  /// Of the topologies of other rulesets: the one of this ruleset makes room.
  private static long besideBytes(
      String ruleset, List<OpenedSnapshot> open, List<OpenedSnapshot> opened) {
    Map<String, Long> bytes = new HashMap<>();
    Stream.concat(open.stream(), opened.stream())
        .forEach(one ->
            bytes.put(one.ref().ruleset().value(), one.snapshot().manifest().topologyBytes()));
    bytes.remove(ruleset);
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  private Map<SnapshotRef, Integer> resident(
      List<OpenedSnapshot> open, List<OpenedSnapshot> opened) {
    if (--untilMeasured > 0 && opened.isEmpty()) {
      return Map.of();
    }
    untilMeasured = MEASURE_EVERY;
    Map<SnapshotRef, Integer> resident = new HashMap<>();
    for (OpenedSnapshot one : Stream.concat(open.stream(), opened.stream()).toList()) {
      try (SnapshotLease _ = one.snapshot().lease()) {
        resident.put(one.ref(), residentPercent(one));
      } catch (GraphClosed nodeEnds) {
        return Map.of();
      }
    }
    return resident;
  }

  /// What was pushed out is read in again, once: it may have been for the sake of something that is
  /// over. What does not stay then is told as it is.
  private static int residentPercent(OpenedSnapshot opened) {
    int percent = opened.snapshot().residentPercent();
    if (percent >= SnapshotShelf.LEAST_RESIDENT_PERCENT) {
      return percent;
    }
    opened.snapshot().load();
    int now = opened.snapshot().residentPercent();
    log.warn(
        "snapshot was out of memory path={} before={}% now={}%", opened.ref().path(), percent, now);
    return now;
  }

  private OpenedSnapshot open(Path directory, String ruleset, long besideBytes) throws IOException {
    Manifest manifest = Manifest.verify(directory);
    Optional<String> tooLarge = memory.read().refusal(manifest.topologyBytes(), besideBytes);
    if (tooLarge.isPresent()) {
      throw new IllegalArgumentException(tooLarge.get());
    }
    for (Manifest.FileEntry file : manifest.files()) {
      if (extent.needs(file)) {
        verify(directory.resolve(file.name()), file);
      }
    }
    if (!manifest.rulesetName().equals(ruleset)) {
      throw new IllegalArgumentException(
          "the current pointer of ruleset %s names a snapshot of ruleset %s"
              .formatted(ruleset, manifest.rulesetName()));
    }
    Snapshot snapshot = extent.open(directory);
    try {
      snapshot.load();
      return OpenedSnapshot.of(snapshot);
    } catch (IOException | RuntimeException e) {
      snapshot.close();
      throw e;
    }
  }

  private static void verify(Path file, Manifest.FileEntry expected) throws IOException {
    if (!Files.exists(file)) {
      throw new WrongFile(file + ": the manifest names it and it is not there");
    }
    String found = Sha256.of(file);
    if (!found.equals(expected.sha256())) {
      throw new WrongFile(
          "%s: expected SHA-256 %s as in the manifest, found %s"
              .formatted(file.getFileName(), expected.sha256(), found));
    }
  }

  private static String sentence(Exception e) {
    return e instanceof IOException ? e.toString() : String.valueOf(e.getMessage());
  }
}
