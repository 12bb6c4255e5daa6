package creditgraph.cli.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// What a route must be like: the options of `POST /paths`, whose gateway checks them.
public final class RouteOption {

  @Option(
      names = "--routes",
      paramLabel = "N",
      description = "Shows up to N of all shortest routes, and says how many there are.")
  private int routes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Draws one of all shortest routes, each equally likely over the seeds.")
  private long seed;

  @Option(
      names = "--hub-penalty",
      paramLabel = "COST",
      defaultValue = "-1",
      description = "Finds a cheapest route; the greater, the less famous the artists on the way.")
  private int hubPenalty = -1;

  @Option(
      names = "--years",
      paramLabel = "YEARS",
      description = "Takes releases of these years alone: 1969, or 1960-1969.")
  private String years = "";

  @Option(
      names = "--year-order",
      paramLabel = "ORDER",
      description = "Lets years only ascend, or only descend, on the way: ascending, descending.")
  private String yearOrder = "";

  @Option(
      names = "--max-releases",
      paramLabel = "N",
      description = "Takes no route of more releases.")
  private int maxReleases;

  @Option(
      names = "--max-people",
      paramLabel = "N",
      description = "Takes no release that credits more artists.")
  private int maxPeople;

  @Option(
      names = "--avoid-format",
      paramLabel = "NAME",
      description = "Takes no release of this format, as Discogs spells it: Compilation.")
  private List<String> avoidFormats = List.of();

  @Option(
      names = "--avoid",
      paramLabel = "ARTIST",
      description = "Leads not through this artist, by name or id. May be given again.")
  private List<String> avoidArtists = List.of();

  @Option(
      names = "--avoid-release",
      paramLabel = "ID",
      description = "Takes not this release. May be given again.")
  private List<Integer> avoidReleases = List.of();

  @Option(
      names = "--via",
      paramLabel = "ARTIST",
      description = "Visits this artist, by name or id. May be given again, in order.")
  private List<String> via = List.of();

  /// The fields of the question, those given alone.
  Map<String, Object> fields(ArtistResolver artists) {
    Map<String, Object> fields = new LinkedHashMap<>();
    put(fields, "routes", routes, routes != 0);
    put(fields, "seed", seed, seed != 0);
    put(fields, "hubPenalty", hubPenalty, hubPenalty != -1);
    put(fields, "years", years, !years.isEmpty());
    put(fields, "yearOrder", yearOrder, !yearOrder.isEmpty());
    put(fields, "maxReleases", maxReleases, maxReleases != 0);
    put(fields, "maxPeople", maxPeople, maxPeople != 0);
    put(fields, "avoidFormats", avoidFormats, !avoidFormats.isEmpty());
    put(
        fields,
        "avoidArtists",
        avoidArtists.stream().map(artists::resolve).toList(),
        !avoidArtists.isEmpty());
    put(fields, "avoidReleases", avoidReleases, !avoidReleases.isEmpty());
    put(fields, "via", via.stream().map(artists::resolve).toList(), !via.isEmpty());
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, Object value, boolean isGiven) {
    if (isGiven) {
      fields.put(name, value);
    }
  }
}
