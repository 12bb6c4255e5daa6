package creditgraph.node.search;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.path.RouteOptions;
import creditgraph.protocol.path.YearOrder;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.YearWindow;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Options of which few are set.
final class OptionsExample {

  private int routes;
  private long seed;
  private HubPenalty hubPenalty = HubPenalty.NONE;
  private YearWindow years = YearWindow.ALL;
  private YearOrder yearOrder = YearOrder.ANY;
  private int maxReleases;
  private int maxPeople;
  private List<String> avoidFormats = List.of();
  private List<ArtistId> avoidArtists = List.of();
  private List<ReleaseId> avoidReleases = List.of();
  private List<ArtistId> via = List.of();

  OptionsExample routes(int most) {
    routes = most;
    return this;
  }

  OptionsExample seed(long number) {
    seed = number;
    return this;
  }

  OptionsExample hubPenalty(int cost) {
    hubPenalty = HubPenalty.of(cost);
    return this;
  }

  OptionsExample years(int first, int last) {
    years = new YearWindow(first, last);
    return this;
  }

  OptionsExample yearOrder(YearOrder order) {
    yearOrder = order;
    return this;
  }

  OptionsExample maxReleases(int most) {
    maxReleases = most;
    return this;
  }

  OptionsExample maxPeople(int most) {
    maxPeople = most;
    return this;
  }

  OptionsExample avoidFormats(String... names) {
    avoidFormats = List.of(names);
    return this;
  }

  OptionsExample avoidArtists(int... ids) {
    avoidArtists = artists(ids);
    return this;
  }

  OptionsExample avoidReleases(int... ids) {
    avoidReleases = Arrays.stream(ids).mapToObj(ReleaseId::new).toList();
    return this;
  }

  OptionsExample via(int... ids) {
    via = artists(ids);
    return this;
  }

  RouteOptions options() {
    return new RouteOptions(
        routes,
        seed,
        hubPenalty,
        years,
        yearOrder,
        maxReleases,
        maxPeople,
        avoidFormats,
        avoidArtists,
        avoidReleases,
        via);
  }

  private static List<ArtistId> artists(int... ids) {
    return IntStream.of(ids).mapToObj(ArtistId::new).toList();
  }
}
