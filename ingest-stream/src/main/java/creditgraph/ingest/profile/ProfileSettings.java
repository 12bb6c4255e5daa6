package creditgraph.ingest.profile;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.TreeMap;

/// How a catalog is profiled, and what it may be like.
///
/// @param shown rows of each list of the most frequent
public record ProfileSettings(QueryLimits limits, int shown, Allowed allowed) {

  /// The thresholds of the gates. Shares are of 1.
  ///
  /// @param releases with fewer a catalog is a sample, and never refused
  /// @param dangling by reference, `credit.artist_id`: of rows that name an id, those whose id has
  ///   no record
  /// @param missing by column, `release.title`: of rows, those without it
  /// @param duplicateKeys of all tables together
  /// @param otherRoles of role mentions, those that the taxonomy does not know
  /// @param shrink of a table's rows since the month before
  /// @param growth of a table's rows since the month before
  public record Allowed(
      long releases,
      Map<String, Double> dangling,
      Map<String, Double> missing,
      long duplicateKeys,
      double otherRoles,
      double shrink,
      double growth) {

    public Allowed {
      dangling = Map.copyOf(dangling);
      missing = Map.copyOf(missing);
    }

    /// The same for samples too.
    public Allowed ofAnySize() {
      return new Allowed(0, dangling, missing, duplicateKeys, otherRoles, shrink, growth);
    }
  }

  /// As `reference.conf` and what overrides it say.
  public static ProfileSettings standard() {
    return from(ConfigFactory.load());
  }

  public static ProfileSettings from(Config config) {
    Config profile = config.getConfig("creditgraph.profile");
    Config allowed = profile.getConfig("allowed");
    return new ProfileSettings(
        new QueryLimits(profile.getString("memory"), profile.getInt("threads")),
        profile.getInt("shown"),
        new Allowed(
            allowed.getLong("releases"),
            shares(allowed.getConfig("dangling")),
            shares(allowed.getConfig("missing")),
            allowed.getLong("duplicate-keys"),
            allowed.getDouble("other-roles"),
            allowed.getDouble("shrink"),
            allowed.getDouble("growth")));
  }

  public ProfileSettings allowed(Allowed other) {
    return new ProfileSettings(limits, shown, other);
  }

  private static Map<String, Double> shares(Config config) {
    Map<String, Double> shares = new TreeMap<>();
    config
        .entrySet()
        .forEach(entry -> shares.put(entry.getKey(), config.getDouble(entry.getKey())));
    return shares;
  }
}
