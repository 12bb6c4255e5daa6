package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.SnapshotDamaged;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.snapshot.SnapshotOffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The snapshots on the disk of a node that fetches them; nobody else changes them. Blocks.
///
/// ```
/// <month>/<ruleset>/<fingerprint>/   published: whole when it appears, by a rename
/// current/<ruleset>                  as everywhere: what is current, and what was before
/// .staging/<ruleset>.<fingerprint>/  on its way, or damaged and to be mended
/// ```
final class OwnSnapshots {

  private static final String STAGING = ".staging";
  private static final String PROBE = "probe";
  private static final String PRUNED = ".pruned-";

  /// More than an inode could hold by itself.
  private static final int PROBE_BYTES = 8192;

  private final GraphRoot root;

  OwnSnapshots(GraphRoot root) {
    this.root = root;
  }

  /// What the disk is like compared with what is offered.
  ///
  /// @param missing offers that have to be fetched
  /// @param mending those of them that were here and are damaged
  /// @param changed whether a pointer has moved
  record Settlement(List<SnapshotOffer> missing, Set<SnapshotRef> mending, boolean changed) {}

  Path staging(SnapshotRef ref) {
    return root.directory().resolve(STAGING).resolve(stagingName(ref));
  }

  /// Sets damaged snapshots aside, makes current what is offered and there, and removes what is
  /// neither current nor previous nor offered.
  ///
  /// @param damaged directories that could not be opened
  /// @param open what the node has open; of the other rulesets nothing is removed yet
  Settlement settle(List<SnapshotOffer> offers, Set<Path> damaged, Set<SnapshotRef> open)
      throws IOException {
    List<SnapshotOffer> missing = new ArrayList<>();
    Set<SnapshotRef> mending = new HashSet<>();
    boolean changed = false;
    for (SnapshotOffer offer : offers) {
      Path place = place(offer.ref());
      if (damaged.contains(place) && Files.exists(place)) {
        setAside(place, staging(offer.ref()));
        mending.add(offer.ref());
      }
      if (!Files.exists(place.resolve(Manifest.FILE_NAME))) {
        missing.add(offer);
      } else if (!isCurrent(offer.ref(), place)) {
        root.removeUnfinished();
        root.makeCurrent(place);
        changed = true;
      } else if (open.contains(offer.ref())) {
        prune(offer.ref().ruleset().value());
      }
    }
    clearStaging(offers);
    return new Settlement(List.copyOf(missing), Set.copyOf(mending), changed);
  }

  /// Publishes what has been fetched. Everything is on the disk when this returns.
  void publish(SnapshotRef ref) throws IOException {
    DurableFiles.publish(staging(ref), place(ref));
  }

  /// Fails when nothing can be written.
  void probe() throws IOException {
    Path staging = Files.createDirectories(root.directory().resolve(STAGING));
    Path probe = staging.resolve(PROBE);
    DurableFiles.removeUnfinished(probe);
    DurableFiles.write(probe, new byte[PROBE_BYTES]);
    Files.delete(probe);
  }

  /// No ruleset's name has a dot.
  private static String stagingName(SnapshotRef ref) {
    return ref.ruleset() + "." + ref.fingerprint();
  }

  /// Where a snapshot is, or would be.
  Path place(SnapshotRef ref) {
    return root.directory(ref.month(), ref.ruleset().value(), ref.fingerprint());
  }

  private boolean isCurrent(SnapshotRef ref, Path place) throws IOException {
    try {
      return root.current(ref.ruleset().value()).filter(place::equals).isPresent();
    } catch (SnapshotDamaged leadsNowhere) {
      return false;
    }
  }

  /// Where the next fetch finds what is still right in it.
  private static void setAside(Path place, Path staging) throws IOException {
    DurableFiles.deleteTree(staging);
    Files.createDirectories(staging.getParent());
    Files.move(place, staging, StandardCopyOption.ATOMIC_MOVE);
  }

  private void prune(String ruleset) throws IOException {
    Optional<Path> current = root.current(ruleset);
    Optional<Path> previous = root.previous(ruleset);
    for (Path snapshot : root.snapshots()) {
      boolean isOfRuleset =
          root.directory().relativize(snapshot).getName(1).toString().equals(ruleset);
      if (isOfRuleset
          && !current.filter(snapshot::equals).isPresent()
          && !previous.filter(snapshot::equals).isPresent()) {
        Path aside = root.directory().resolve(STAGING).resolve(PRUNED + snapshot.getFileName());
        setAside(snapshot, aside);
        DurableFiles.deleteTree(aside);
      }
    }
  }

  private void clearStaging(List<SnapshotOffer> offers) throws IOException {
    Path staging = root.directory().resolve(STAGING);
    if (!Files.isDirectory(staging)) {
      return;
    }
    List<Path> leftovers;
    try (Stream<Path> entries = Files.list(staging)) {
      leftovers =
          entries
              .filter(Files::isDirectory)
              .filter(entry -> isLeft(entry.getFileName().toString(), offers))
              .toList();
    }
    for (Path leftover : leftovers) {
      DurableFiles.deleteTree(leftover);
    }
  }

  /// A ruleset that nothing is offered of may be offered again in a moment.
  private static boolean isLeft(String entry, List<SnapshotOffer> offers) {
    return entry.startsWith(PRUNED)
        || offers.stream()
            .map(SnapshotOffer::ref)
            .anyMatch(
                ref -> entry.startsWith(ref.ruleset() + ".") && !entry.equals(stagingName(ref)));
  }
}
