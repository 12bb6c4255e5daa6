package creditgraph.graph.snapshot;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Asks a snapshot for routes as players will, and proves each answer by the snapshot itself.
///
/// - **Pairs** are drawn from the fingerprint, the same on every machine: from artists of the
///   largest component and of a smaller one to everybody, to neighbours in the component, and to
///   those who are in another.
/// - **Distance.** A route is as long as [PlainDistances] says, both ways; there is none exactly
///   where it says so.
/// - **Hops.** Both artists of a hop are on the release with roles and credits of their own; names,
///   labels and ids can be read and lead back.
///
/// To be run on a snapshot whose bytes [SnapshotCheck] has found right. Time: up to
/// [#LARGE_SOURCES] walks over all credits.
final class RouteCheck {

  /// Artists of the largest component from whom routes are asked.
  private static final int LARGE_SOURCES = 2;

  /// One walk over a graph of more credits takes seconds, and has to do.
  private static final long MANY_CREDITS = 50_000_000;

  /// Routes asked from one artist to each kind of other.
  private static final int TARGETS = 32;

  private static final SearchBudget UNLIMITED =
      new SearchBudget(Integer.MAX_VALUE, Long.MAX_VALUE, SearchBudget.UNTIMED);

  /// What is checked: answers by ordinals.
  @FunctionalInterface
  interface Search {
    SearchOutcome find(int fromArtist, int toArtist);
  }

  private final Snapshot snapshot;
  private final CreditGraph graph;
  private final Search search;
  private final Faults faults;
  private final SplitMix64 random;

  private RouteCheck(Snapshot snapshot, Search search, Faults faults) {
    this.snapshot = snapshot;
    this.graph = snapshot.graph();
    this.search = search;
    this.faults = faults;
    this.random =
        SplitMix64.of(
            Long.parseUnsignedLong(snapshot.manifest().fingerprint().substring(0, 16), 16), 0);
  }

  static CheckReport check(Path directory) {
    try (Snapshot snapshot = Snapshot.open(directory)) {
      SearchScratch scratch = SearchScratch.create();
      return check(
          snapshot,
          (from, to) -> ShortestPath.find(snapshot.graph(), from, to, UNLIMITED, scratch));
    } catch (SnapshotException | IOException e) {
      Faults faults = new Faults();
      faults.add(Manifest.FILE_NAME, 0, "the snapshot cannot be opened: " + e);
      return faults.report(directory);
    }
  }

  static CheckReport check(Snapshot snapshot, Search search) {
    Faults faults = new Faults();
    try {
      new RouteCheck(snapshot, search, faults).run();
    } catch (SnapshotDamaged e) {
      faults.add(e, FileKind.ARTIST_RELEASES);
    }
    return faults.report(snapshot.directory());
  }

  private void run() {
    int components = graph.componentCount();
    if (components == 0) {
      return;
    }
    int sources = graph.creditCount() > MANY_CREDITS ? 1 : LARGE_SOURCES;
    for (int i = 0; i < sources; i++) {
      checkFrom(0);
    }
    if (components > 1) {
      checkFrom(1 + random.nextInt(components - 1));
    }
  }

  /// Routes of one artist of a component.
  private void checkFrom(int component) {
    int start = graph.componentStart(component);
    int end = graph.componentStart(component + 1);
    int source = draw(start, end);
    int[] targets = new int[3 * TARGETS];
    Arrays.setAll(
        targets,
        i ->
            switch (i % 3) {
              case 0 -> draw(0, graph.artistCount());
              case 1 -> draw(start, end);
              default -> drawOutside(start, end);
            });
    int[] distances = PlainDistances.from(graph, source, targets);
    for (int i = 0; i < targets.length; i++) {
      checkRoute(source, targets[i], distances[i]);
    }
  }

  private int draw(int from, int to) {
    return from + random.nextInt(to - from);
  }

  /// Somebody of another component; anybody when there is no other.
  private int drawOutside(int start, int end) {
    int others = graph.artistCount() - (end - start);
    if (others == 0) {
      return draw(start, end);
    }
    int other = random.nextInt(others);
    return other < start ? other : other + end - start;
  }

  private void checkRoute(int from, int to, int distance) {
    switch (search.find(from, to)) {
      case SearchOutcome.Found found -> {
        CreditPath path = found.path();
        if (distance == PlainDistances.UNREACHED) {
          fault(from, to, "found " + path + ", but no chain of releases joins them");
        } else if (path.length() != distance) {
          fault(from, to, "expected %d releases, found %s".formatted(distance, path));
        } else {
          checkEnds(path, from, to);
          checkHops(path);
          checkWayBack(path, from, to);
        }
      }
      case SearchOutcome.NotConnected _ -> {
        if (distance != PlainDistances.UNREACHED) {
          fault(from, to, "expected %d releases, found no route".formatted(distance));
        }
      }
      case SearchOutcome.BudgetExhausted exhausted ->
          fault(from, to, "the search gave up: " + exhausted);
    }
  }

  private void checkEnds(CreditPath path, int from, int to) {
    if (path.artist(0) != from || path.artist(path.length()) != to) {
      fault(from, to, "found a route between others: " + path);
    }
  }

  private void checkWayBack(CreditPath path, int from, int to) {
    if (!(search.find(to, from) instanceof SearchOutcome.Found back)
        || !back.path().equals(path.reversed())) {
      fault(to, from, "is not %s read backwards".formatted(path));
    }
  }

  private void checkHops(CreditPath path) {
    checkArtist(path.artist(0));
    for (int hop = 0; hop < path.length(); hop++) {
      int release = path.release(hop);
      int from = path.artist(hop);
      int to = path.artist(hop + 1);
      if (from == to) {
        fault(from, to, "a hop leads nowhere: " + path);
      }
      checkArtist(to);
      checkRelease(release);
      checkCredit(release, from, path);
      checkCredit(release, to, path);
    }
  }

  private void checkArtist(int artist) {
    int id = snapshot.artistId(artist);
    if (snapshot.artistOrdinal(id) != artist || snapshot.artistReleases(artist) == 0) {
      faults.add(FileKind.ARTIST_IDS.fileName, 0, "artist %d is not found by its id".formatted(id));
    }
    snapshot.artistName(artist);
  }

  private void checkRelease(int release) {
    int id = snapshot.releaseId(release);
    boolean found =
        snapshot.isMembership(release) || snapshot.releaseOrdinals(id).contains(release);
    if (!found || snapshot.label(release).id() != id) {
      faults.add(
          FileKind.RELEASE_IDS.fileName, 0, "release %d is not found by its id".formatted(id));
    }
  }

  private void checkCredit(int release, int artist, CreditPath path) {
    boolean credited = snapshot.isMembership(release) || snapshot.roles(release, artist) != 0;
    if (!credited || snapshot.evidence(release, artist).isEmpty()) {
      faults.add(
          FileKind.EVIDENCE.fileName,
          0,
          "%s: nothing proves artist %d on release %d"
              .formatted(path, snapshot.artistId(artist), snapshot.releaseId(release)));
    }
  }

  private void fault(int from, int to, String message) {
    faults.add(
        FileKind.ARTIST_RELEASES.fileName,
        0,
        "route from artist %d to %d: %s"
            .formatted(snapshot.artistId(from), snapshot.artistId(to), message));
  }
}
