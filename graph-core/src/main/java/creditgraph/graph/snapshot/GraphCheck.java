package creditgraph.graph.snapshot;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.AdjacencyCheck;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.csr.FaultSink;
import creditgraph.graph.csr.ReciprocityCheck;
import creditgraph.graph.measure.Components;
import java.lang.foreign.MemorySegment;

/// Verifies rows in both directions, components, leaves and solo releases.
final class GraphCheck {

  private final SnapshotFiles files;
  private final CreditGraph graph;
  private final Faults faults;
  private final FaultSink table;
  private boolean clean = true;

  private GraphCheck(SnapshotFiles files, CreditGraph graph, Faults faults) {
    this.files = files;
    this.graph = graph;
    this.faults = faults;
    this.table = faults.in(files.file(FileKind.COMPONENTS), 0);
  }

  /// Says whether rows, components and solo releases may be relied on by further checks.
  static boolean check(SnapshotFiles files, CreditGraph graph, Manifest manifest, Faults faults) {
    GraphCheck check = new GraphCheck(files, graph, faults);
    check.rows();
    if (check.clean) {
      check.components();
      check.soloReleases();
    }
    if (check.clean) {
      check.membership();
      check.degrees();
      check.counts(manifest);
    }
    return check.clean;
  }

  private void rows() {
    boolean artists = rows(graph.artistToReleases(), FileKind.ARTIST_RELEASES);
    boolean releases = rows(graph.releaseToArtists(), FileKind.RELEASE_ARTISTS);
    clean =
        artists
            && releases
            && ReciprocityCheck.check(
                graph.artistToReleases(),
                graph.releaseToArtists(),
                faults.in(files.file(FileKind.RELEASE_ARTISTS), 0));
  }

  private boolean rows(Adjacency adjacency, FileKind kind) {
    SnapshotFile file = files.file(kind);
    return AdjacencyCheck.check(adjacency, faults.in(file, 0), faults.in(file, 2));
  }

  private void components() {
    int count = graph.componentCount();
    expect(0, graph.componentStart(0) == 0, "the first component starts at artist 0");
    expect(0, graph.componentReleaseStart(0) == 0, "the first component starts at release 0");
    int previousSize = Integer.MAX_VALUE;
    for (int component = 0; component < count && clean; component++) {
      int start = graph.componentStart(component);
      int end = graph.componentStart(component + 1);
      int size = end - start;
      expect(component, size >= 2, "a component has two artists or more, found " + size);
      expect(component, size <= previousSize, "components come largest first");
      expect(
          component,
          graph.leafStart(component) >= start && graph.leafStart(component) <= end,
          "leaves start at artist " + graph.leafStart(component));
      expect(
          component,
          graph.componentReleaseStart(component) < graph.componentReleaseStart(component + 1),
          "a component has a release");
      previousSize = size;
    }
    expect(
        count,
        graph.connectedArtistCount() <= graph.artistCount()
            && graph.leafStart(count) == graph.connectedArtistCount()
            && graph.componentReleaseStart(count) == graph.joiningReleaseCount(),
        "the table ends at artist %d, leaf %d, release %d"
            .formatted(
                graph.connectedArtistCount(),
                graph.leafStart(count),
                graph.componentReleaseStart(count)));
  }

  private void soloReleases() {
    SnapshotFile file = files.file(FileKind.COMPONENTS);
    MemorySegment artists = file.section(1);
    int previous = 0;
    for (long at = 0; at < artists.byteSize(); at += Integer.BYTES) {
      int artist = artists.get(FileLayout.U32, at);
      if (artist < previous || artist >= graph.artistCount()) {
        faults
            .in(file, 1)
            .fault(
                at,
                "solo releases ascend by artist below %d, found %d after %d"
                    .formatted(graph.artistCount(), artist, previous));
        clean = false;
        return;
      }
      previous = artist;
    }
  }

  /// Every credit stays in its component, and every component holds together.
  private void membership() {
    int[] parents = new int[graph.connectedArtistCount()];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
    }
    int[] row = new int[64];
    int trees = parents.length;
    for (int component = 0; component < graph.componentCount(); component++) {
      int releaseEnd = graph.componentReleaseStart(component + 1);
      for (int release = graph.componentReleaseStart(component); release < releaseEnd; release++) {
        int degree = graph.artistsOn(release);
        if (degree > row.length) {
          row = new int[degree];
        }
        graph.artists(release, row);
        boolean inside =
            degree >= 2
                && row[0] >= graph.componentStart(component)
                && row[degree - 1] < graph.componentStart(component + 1);
        expect(component, inside, "release %d leaves its component".formatted(release));
        if (!inside) {
          return;
        }
        for (int i = 1; i < degree; i++) {
          int first = root(parents, row[0]);
          int other = root(parents, row[i]);
          if (first != other) {
            parents[Math.max(first, other)] = Math.min(first, other);
            trees--;
          }
        }
      }
    }
    expect(
        0,
        trees == graph.componentCount(),
        "expected %d components, the credits make %d".formatted(graph.componentCount(), trees));
  }

  private static int root(int[] parents, int artist) {
    int at = artist;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /// Leaves have one joining release, isolated artists none and a solo one, all others more.
  private void degrees() {
    for (int component = 0; component < graph.componentCount(); component++) {
      int end = graph.componentStart(component + 1);
      for (int artist = graph.componentStart(component); artist < end; artist++) {
        int degree = graph.artistToReleases().degree(artist);
        boolean leaf = artist >= graph.leafStart(component);
        expect(
            component,
            leaf ? degree == 1 : degree > 1,
            "artist %d has %d joining releases".formatted(artist, degree));
      }
    }
    for (int artist = graph.connectedArtistCount(); artist < graph.artistCount(); artist++) {
      expect(
          graph.componentCount(),
          graph.artistToReleases().degree(artist) == 0 && graph.releasesOf(artist) > 0,
          "artist %d is in no component".formatted(artist));
    }
  }

  private void counts(Manifest manifest) {
    Components stated =
        new Components(
            manifest.componentCount(),
            manifest.largestComponentArtists(),
            manifest.largestComponentReleases());
    Components found = Components.of(graph);
    if (!found.equals(stated)) {
      faults.add(Manifest.FILE_NAME, 0, "states %s, found %s".formatted(stated, found));
      clean = false;
    }
  }

  private void expect(int component, boolean holds, String message) {
    if (!holds) {
      clean = false;
      table.fault(
          component * (long) CreditGraph.COMPONENT_BYTES,
          "component " + component + ": " + message);
    }
  }
}
