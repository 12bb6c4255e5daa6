package creditgraph.node.findings;

import creditgraph.graph.measure.Interval;
import creditgraph.http.findings.FindingsReport.ClusteringFigures;
import creditgraph.http.findings.FindingsReport.Connector;
import creditgraph.http.findings.FindingsReport.ConnectorFigures;
import creditgraph.http.findings.FindingsReport.DecadeConnectors;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.findings.RoutePart;
import creditgraph.protocol.findings.RoutePart.Hits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// All routes and pairs of neighbours that were drawn.
final class RouteTotals {

  /// Artists named, of all routes and of those of a decade.
  private static final int TOP = 50;

  private static final int TOP_OF_DECADE = 10;

  private static final String CONNECTORS_METHOD =
      "share of ordered pairs of artists, drawn from all, whose shortest route, one drawn uniformly"
          + " from all, runs through the artist (Riondato and Kornaropoulos 2016); Wilson's interval,"
          + " of each artist alone. A decade counts routes that come to the artist, or leave, by a"
          + " release of those years";
  private static final String CLUSTERING_METHOD =
      "average local clustering coefficient over artists with two neighbours or more, who share a"
          + " release: share of drawn pairs of neighbours of a drawn artist that share a release"
          + " themselves (Schank and Wagner 2005); Wilson's interval";

  private final SortedMap<Integer, Map<ArtistId, Integer>> hits = new TreeMap<>();
  private long pairs;
  private long connected;
  private long exhausted;
  private long neighbours;
  private long closed;

  void add(RoutePart part) {
    pairs += part.pairs();
    connected += part.connected();
    exhausted += part.exhausted();
    neighbours += part.neighbours();
    closed += part.closed();
    part.hits().forEach(this::add);
  }

  private void add(Hits more) {
    Map<ArtistId, Integer> sums = hits.computeIfAbsent(more.decade(), _ -> new HashMap<>());
    for (int i = 0; i < more.artists().size(); i++) {
      sums.merge(more.artists().get(i), more.routes().get(i), Integer::sum);
    }
  }

  ConnectorFigures connectors(Function<ArtistId, Optional<String>> names) {
    List<DecadeConnectors> decades = new ArrayList<>();
    hits.tailMap(Hits.ALL + 1)
        .forEach((decade, some) ->
            decades.add(new DecadeConnectors(decade, top(some, TOP_OF_DECADE, names))));
    return new ConnectorFigures(
        CONNECTORS_METHOD,
        pairs,
        connected,
        exhausted,
        top(hits.getOrDefault(Hits.ALL, Map.of()), TOP, names),
        decades);
  }

  /// Most routes first; of equals the lower id.
  private List<Connector> top(
      Map<ArtistId, Integer> some, int count, Function<ArtistId, Optional<String>> names) {
    return some.entrySet().stream()
        .sorted(
            Map.Entry.<ArtistId, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(one -> one.getKey().value()))
        .limit(count)
        .map(one ->
            new Connector(
                one.getKey().value(),
                names.apply(one.getKey()).orElse(null),
                one.getValue(),
                FindingsTotals.estimate(Interval.ofShare(one.getValue(), pairs))))
        .toList();
  }

  ClusteringFigures clustering() {
    return new ClusteringFigures(
        CLUSTERING_METHOD,
        neighbours,
        neighbours == 0 ? null : FindingsTotals.estimate(Interval.ofShare(closed, neighbours)));
  }
}
