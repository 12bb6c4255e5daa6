package creditgraph.node.findings;

import creditgraph.game.role.CreditRole;
import creditgraph.game.role.RoleFamily;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.measure.ArtistDraw;
import creditgraph.graph.measure.BetweennessSample;
import creditgraph.graph.measure.ClusteringSample;
import creditgraph.graph.measure.ComponentSizes;
import creditgraph.graph.measure.Components;
import creditgraph.graph.measure.DegreeStatistics;
import creditgraph.graph.measure.DistanceSweep;
import creditgraph.graph.measure.RolesByYear;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.findings.DistancePart;
import creditgraph.protocol.findings.DistancePart.PanelSum;
import creditgraph.protocol.findings.DistancePart.Source;
import creditgraph.protocol.findings.GraphShape;
import creditgraph.protocol.findings.GraphShape.Degrees;
import creditgraph.protocol.findings.GraphShape.Sizes;
import creditgraph.protocol.findings.RoleCounts;
import creditgraph.protocol.findings.RoleCounts.Family;
import creditgraph.protocol.findings.RoleCounts.YearCounts;
import creditgraph.protocol.findings.RoutePart;
import creditgraph.protocol.findings.RoutePart.Hits;
import creditgraph.protocol.work.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/// Measures what a task of findings asks for. No clock and no node enters a number.
public final class GraphFindings {

  /// The component with most artists.
  private static final int LARGEST = 0;

  private final Snapshot snapshot;
  private final CreditGraph graph;

  public GraphFindings(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.graph = snapshot.graph();
  }

  public GraphShape shape() {
    Components components = Components.of(graph);
    ComponentSizes sizes = ComponentSizes.of(graph);
    return new GraphShape(
        degrees(DegreeStatistics.ofArtists(graph)),
        degrees(DegreeStatistics.ofReleases(graph)),
        new Sizes(
            components.count(),
            sizes.isolated(),
            components.largestArtists(),
            components.largestReleases(),
            sizes.connectedPairs(),
            sizes.byBinaryDigits()));
  }

  private static Degrees degrees(DegreeStatistics degrees) {
    boolean any = degrees.count() > 0;
    return new Degrees(
        degrees.count(),
        degrees.credits(),
        any ? degrees.quantile(0.5) : 0,
        any ? degrees.quantile(0.9) : 0,
        any ? degrees.quantile(0.99) : 0,
        any ? degrees.quantile(1) : 0,
        degrees.byBinaryDigits());
  }

  /// @param memoryBytes that one pass over all sources may take; decides how long it takes and
  ///   nothing else
  public DistancePart distances(Task.MeasureDistances task, long memoryBytes) {
    if (graph.componentCount() == 0) {
      return new DistancePart(List.of(), List.of());
    }
    int[] drawn = ArtistDraw.random(graph, LARGEST, task.first() + task.count(), task.seed());
    int[] sources = Arrays.copyOfRange(drawn, Math.min(task.first(), drawn.length), drawn.length);
    int[] panel = ArtistDraw.mostCredited(graph, LARGEST, task.panel());
    DistanceSweep sweep = DistanceSweep.of(graph, sources, panel, memoryBytes);
    List<Source> rows = new ArrayList<>();
    for (int source = 0; source < sources.length; source++) {
      rows.add(
          new Source(
              artistId(sources[source]),
              Arrays.stream(sweep.byReleases()[source]).boxed().toList()));
    }
    List<PanelSum> sums = new ArrayList<>();
    for (int place = 0; place < panel.length; place++) {
      sums.add(
          new PanelSum(
              artistId(panel[place]),
              graph.releasesOf(panel[place]),
              sweep.counted(place),
              sweep.sum(place),
              sweep.sumOfSquares(place)));
    }
    return new DistancePart(rows, sums);
  }

  /// @param scratch used by nobody else meanwhile
  public RoutePart routes(Task.DrawRoutes task, SearchScratch scratch) {
    BetweennessSample sample =
        BetweennessSample.of(
            graph,
            task.seed(),
            task.index(),
            task.routes(),
            snapshot.years(),
            SearchBudget.standard(),
            scratch);
    List<Hits> hits = new ArrayList<>();
    hits.add(hits(Hits.ALL, sample.hits()));
    sample.hitsByDecade().forEach((decade, some) -> hits.add(hits(decade, some)));
    ClusteringSample clustering =
        ClusteringSample.of(graph, task.seed(), task.index(), task.routes());
    return new RoutePart(
        sample.pairs(),
        sample.connected(),
        sample.exhausted(),
        hits,
        clustering.draws(),
        clustering.closed());
  }

  /// Memberships have neither roles nor a year and are no releases.
  public RoleCounts roles() {
    List<RoleFamily> families = List.of(RoleFamily.values());
    RolesByYear counted =
        RolesByYear.of(
            graph,
            release -> !snapshot.isMembership(release),
            snapshot.creditRoles(),
            snapshot.years(),
            families.stream().map(RoleFamily::bits).toList(),
            CreditRole.OTHER.bit());
    return new RoleCounts(
        families.stream().map(GraphFindings::family).toList(),
        counted.years().stream()
            .map(year ->
                new YearCounts(
                    year.year(),
                    year.releases(),
                    year.credits(),
                    year.inFamilies(),
                    year.unread(),
                    year.byFamily()))
            .toList());
  }

  private static Family family(RoleFamily family) {
    return new Family(family.word(), family.roles().stream().map(CreditRole::word).toList());
  }

  private Hits hits(int decade, SortedMap<Integer, Integer> byOrdinal) {
    return new Hits(
        decade,
        byOrdinal.keySet().stream().map(this::artistId).toList(),
        List.copyOf(byOrdinal.values()));
  }

  private ArtistId artistId(int ordinal) {
    return new ArtistId(snapshot.artistId(ordinal));
  }
}
