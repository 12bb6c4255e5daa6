package creditgraph.game.ruleset;

import creditgraph.game.role.CreditRole;
import creditgraph.game.role.RoleTaxonomy;
import creditgraph.graph.snapshot.CreditScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Which credits count as a connection, on which releases, for whom.
///
/// Read from HOCON by [RulesetFile]. Immutable, shared freely between threads.
public final class Ruleset {

  private final String name;
  private final String version;
  private final String description;
  private final String text;
  private final Set<CreditScope> scopes;
  private final int countedRoles;
  private final ConnectionUnit unit;
  private final Aliases aliases;
  private final MemberLinks members;
  private final ReleaseFilter releases;
  private final int maxContributors;
  private final List<Placeholder> placeholders;
  private final int[] placeholderIds;
  private final RouteWeights weights;

  Ruleset(
      String name,
      String version,
      String description,
      String text,
      Set<CreditScope> scopes,
      Set<CreditRole> roles,
      ConnectionUnit unit,
      Aliases aliases,
      MemberLinks members,
      ReleaseFilter releases,
      int maxContributors,
      List<Placeholder> placeholders,
      RouteWeights weights) {
    this.name = name;
    this.version = version;
    this.description = description;
    this.text = text;
    this.scopes = Set.copyOf(scopes);
    this.countedRoles = CreditRole.bits(roles);
    this.unit = unit;
    this.aliases = aliases;
    this.members = members;
    this.releases = releases;
    this.maxContributors = maxContributors;
    this.placeholders = List.copyOf(placeholders);
    this.placeholderIds = placeholders.stream().mapToInt(Placeholder::id).sorted().toArray();
    this.weights = weights;
  }

  /// Lower case letters, digits and hyphens: safe as a directory name and in a URL.
  public String name() {
    return name;
  }

  public String version() {
    return version;
  }

  /// One sentence for people who choose a ruleset.
  public String description() {
    return description;
  }

  /// The file as written, comments included.
  public String text() {
    return text;
  }

  /// SHA-256 of [#text] in UTF-8, in lower-case hex.
  public String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /// The artists that are never on a route.
  public List<Placeholder> placeholders() {
    return placeholders;
  }

  public boolean isPlaceholder(int artistId) {
    return Arrays.binarySearch(placeholderIds, artistId) >= 0;
  }

  /// What two artists must share to be connected.
  public ConnectionUnit unit() {
    return unit;
  }

  /// What becomes of artist records that are aliases of each other.
  public Aliases aliases() {
    return aliases;
  }

  /// What becomes of groups and their members.
  public MemberLinks members() {
    return members;
  }

  /// Whether this release may connect anybody.
  public boolean admits(ReleaseFacts release) {
    return releases.admits(release);
  }

  /// A release on which more artists than this count connects nobody; [Integer#MAX_VALUE] when
  /// there is no limit.
  public int maxContributors() {
    return maxContributors;
  }

  /// The bits of the categories for which this credit counts; 0 when it does not connect.
  ///
  /// Main and track artists are [CreditRole#MAIN] by their place, whatever else their role says. An
  /// extra credit that states no role is [CreditRole#OTHER].
  public int roles(CreditScope scope, String rawRole) {
    if (!scopes.contains(scope)) {
      return 0;
    }
    int stated = rawRole.isBlank() ? 0 : RoleTaxonomy.shipped().bits(rawRole);
    int all =
        switch (scope) {
          case MAIN, TRACK -> stated | CreditRole.MAIN.bit();
          case EXTRA, TRACK_EXTRA -> stated == 0 ? CreditRole.OTHER.bit() : stated;
        };
    return all & countedRoles;
  }

  /// What a cheapest route prefers.
  public RouteWeights weights() {
    return weights;
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
