package creditgraph.http.findings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What findings come to. Every figure says by which method; what was drawn says how much was, and
/// has an interval. What was counted is exact and has none. Says nothing about time or nodes, so
/// that equal jobs on equal snapshots are equal bytes.
///
/// @param artists how many releases artists have
/// @param releases how many artists releases have
/// @param roles null when an earlier version of the program began the job
public record FindingsReport(
    DegreeFigures artists,
    DegreeFigures releases,
    ComponentFigures components,
    DistanceFigures distances,
    ClosenessFigures closeness,
    ConnectorFigures connectors,
    ClusteringFigures clustering,
    @Nullable RoleFigures roles) {

  /// Bounds that hold the true value in 95 of 100 samples.
  public record Estimate(double low, double estimate, double high) {}

  /// @param count of those with `least` to `most`
  public record SizeClass(int least, int most, int count) {}

  /// @param of90 the smallest degree that 90 of 100 do not exceed
  /// @param classes each twice as wide as the one before
  public record DegreeFigures(
      String method,
      int count,
      long credits,
      double mean,
      int median,
      int of90,
      int of99,
      int most,
      List<SizeClass> classes) {
    public DegreeFigures {
      classes = List.copyOf(classes);
    }
  }

  /// @param isolated artists who share a release with nobody, each a component
  /// @param connectedShare of all pairs of different artists, those whom some route joins
  /// @param classes of components by their artists
  public record ComponentFigures(
      String method,
      int count,
      int isolated,
      int largestArtists,
      int largestReleases,
      double connectedShare,
      List<SizeClass> classes) {
    public ComponentFigures {
      classes = List.copyOf(classes);
    }
  }

  /// Between two artists of the largest component.
  ///
  /// @param sources drawn; 0 when no two artists share a release, and then there are no figures
  /// @param population artists of the component
  /// @param effectiveDiameter the distance within which 90 of 100 pairs are
  /// @param farthest seen from any source; 255 stands for itself and everything beyond
  public record DistanceFigures(
      String method,
      int sources,
      int population,
      @Nullable Estimate mean,
      @Nullable Estimate effectiveDiameter,
      int farthest,
      List<DistanceShare> shares) {
    public DistanceFigures {
      shares = List.copyOf(shares);
    }
  }

  /// @param share of the pairs, those so many releases apart
  /// @param within so many or fewer
  public record DistanceShare(int releases, Estimate share, Estimate within) {}

  /// @param artists nearest to all others first
  public record ClosenessFigures(
      String method, int sources, int population, List<MeanDistance> artists) {
    public ClosenessFigures {
      artists = List.copyOf(artists);
    }
  }

  /// @param name null when the snapshot is no longer open here
  /// @param releases of the artist
  /// @param meanDistance to the others of the component, in releases
  public record MeanDistance(
      int artist, @Nullable String name, int releases, Estimate meanDistance) {}

  /// @param pairs drawn
  /// @param connected of which some route joins the two
  /// @param exhausted whose search ran out of its budget; they count as routes through nobody
  /// @param artists who are on most routes, first the first
  /// @param decades by their first years, in which any route goes through somebody
  public record ConnectorFigures(
      String method,
      long pairs,
      long connected,
      long exhausted,
      List<Connector> artists,
      List<DecadeConnectors> decades) {
    public ConnectorFigures {
      artists = List.copyOf(artists);
      decades = List.copyOf(decades);
    }
  }

  /// @param name null when the snapshot is no longer open here
  /// @param routes drawn that run through the artist
  /// @param share of all pairs, also those without a route
  public record Connector(int artist, @Nullable String name, int routes, Estimate share) {}

  public record DecadeConnectors(int decade, List<Connector> artists) {
    public DecadeConnectors {
      artists = List.copyOf(artists);
    }
  }

  /// @param pairs of neighbours drawn
  /// @param mean null when nobody has two neighbours
  public record ClusteringFigures(String method, long pairs, @Nullable Estimate mean) {}

  /// Roles of credits, in families of categories. A credit is a pair of artist and release.
  ///
  /// @param families in the order of the figures of each
  /// @param all releases, those of no known year included
  /// @param undated releases whose year nobody stated, or that cannot be of the year stated
  /// @param years ascending; those without a release are left out
  public record RoleFigures(
      String method,
      List<RoleFamilyName> families,
      RoleShares all,
      RoleShares undated,
      List<YearRoles> years) {
    public RoleFigures {
      families = List.copyOf(families);
      years = List.copyOf(years);
    }
  }

  /// @param roles categories that are in it
  public record RoleFamilyName(String name, List<String> roles) {
    public RoleFamilyName {
      roles = List.copyOf(roles);
    }
  }

  public record YearRoles(int year, RoleShares counts) {}

  /// `credits` is the sum of the three that follow it.
  ///
  /// @param inFamilies credits with a role of any family
  /// @param withoutRole that name an artist, main or featured, and not what was done
  /// @param unread of the others, those among extra credits with a role that nobody understood, or
  ///   none
  /// @param byFamily credits with a role of each family; one credit may have several
  /// @param shares the same, of `inFamilies`; they may come to more than 1. 0 when there are none
  public record RoleShares(
      long releases,
      long credits,
      long inFamilies,
      long withoutRole,
      long unread,
      List<Long> byFamily,
      List<Double> shares) {
    public RoleShares {
      byFamily = List.copyOf(byFamily);
      shares = List.copyOf(shares);
    }
  }
}
