package creditgraph.node.artist;

import creditgraph.http.artist.Artists;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.artist.ArtistLookup.ArtistMatch;
import creditgraph.protocol.artist.ArtistLookup.Busy;
import creditgraph.protocol.artist.ArtistLookup.MatchedBy;
import creditgraph.protocol.artist.ArtistLookup.Matches;
import creditgraph.protocol.artist.ArtistLookup.SearchReply;
import creditgraph.protocol.artist.ArtistLookup.UnknownRuleset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/// Finds artists by name in the database.
///
/// Ranked: whose whole name it is, then who has an alias of exactly that name; then a name that
/// starts so, a name with a later word that starts so, and the same of aliases. Among equals the
/// one with more releases comes first, then the lower id. A name variation counts like a name. What
/// matched, if not the name, is shown beside it. A query that finds nothing this way is compared by
/// trigrams, so that a slip of the pen still finds somebody.
public final class ArtistDesk implements Artists {

  /// Searches that may run or wait for a connection; more are turned away.
  static final int MAX_SEARCHES = 256;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  private static final int QUERY_TIMEOUT_SECONDS = 5;

  /// Below this a trigram comparison says little.
  private static final int FUZZY_CHARS = 4;

  static final String SHORT_SQL =
      """
      select a.artist_id, a.name, s.alias, s.matched_on, a.releases
      from artist_short s
      join artist a on a.fingerprint = ? and a.artist_id = s.artist_id
      where s.fingerprint = ? and s.prefix = ? and s.rank <= ?
      order by s.rank
      """;

  static final String PREFIX_SQL =
      """
      select a.artist_id, a.name, hit.alias, hit.matched_on, a.releases
      from (
        select * from (
          select distinct on (artist_id) artist_id, releases, alias, matched_on,
            %s as class
          from artist_term
          where fingerprint = ? and term >= ? and term < ?
          order by artist_id, class, matched_on
        ) as best
        order by class, releases desc, artist_id
        limit ?
      ) as hit
      join artist a on a.fingerprint = ? and a.artist_id = hit.artist_id
      order by hit.class, hit.releases desc, hit.artist_id
      """
          .formatted(matchClass("term = ?"));

  static final String FUZZY_SQL =
      """
      select a.artist_id, a.name, hit.alias, hit.matched_on, a.releases
      from (
        select * from (
          select distinct on (artist_id) artist_id, releases, alias, matched_on,
            similarity(term, ?) as likeness
          from artist_term
          where fingerprint = ? and not word and term % ?
          order by artist_id, likeness desc, alias, matched_on
        ) as best
        order by likeness desc, alias, releases desc, artist_id
        limit ?
      ) as hit
      join artist a on a.fingerprint = ? and a.artist_id = hit.artist_id
      order by hit.likeness desc, hit.alias, hit.releases desc, hit.artist_id
      """;

  private final DataSource database;
  private final Executor blocking;
  private final CurrentSnapshots snapshots;
  private final LoadedNames loaded;
  private final Semaphore places = new Semaphore(MAX_SEARCHES);

  ArtistDesk(
      DataSource database, Executor blocking, CurrentSnapshots snapshots, LoadedNames loaded) {
    this.database = database;
    this.blocking = blocking;
    this.snapshots = snapshots;
    this.loaded = loaded;
  }

  @Override
  public CompletionStage<SearchReply> search(RulesetId ruleset, String query, int limit) {
    Optional<SnapshotRef> current = snapshots.current(ruleset);
    if (current.isEmpty()) {
      return done(new UnknownRuleset(ruleset, snapshots.rulesets()));
    }
    Optional<SnapshotRef> searched = loaded.answeringFor(current.get());
    if (searched.isEmpty() || !places.tryAcquire()) {
      return done(new Busy(RETRY_AFTER));
    }
    return CompletableFuture.supplyAsync(() -> answer(searched.get(), query, limit), blocking)
        .whenComplete((_, _) -> places.release());
  }

  /// How good a match is, as SQL: 0 is best.
  ///
  /// @param whole the condition under which all of a name was typed
  static String matchClass(String whole) {
    return "case when not word and %s then alias::int else 2 + word::int + 2 * alias::int end"
        .formatted(whole);
  }

  /// The rulesets that have a snapshot open but no names to search, sorted.
  public List<RulesetId> nameless() {
    return snapshots.rulesets().stream()
        .filter(ruleset -> snapshots.current(ruleset).filter(this::isNameless).isPresent())
        .toList();
  }

  private boolean isNameless(SnapshotRef snapshot) {
    return loaded.answeringFor(snapshot).isEmpty();
  }

  private static CompletionStage<SearchReply> done(SearchReply reply) {
    return CompletableFuture.completedStage(reply);
  }

  /// Nobody found may also mean that another node has dropped these names since this one saw them,
  /// having gone two snapshots further; then the loader here is on its way after it.
  private SearchReply answer(SnapshotRef snapshot, String query, int limit) {
    String folded = FoldedName.fold(query);
    if (folded.isEmpty()) {
      return new Matches(snapshot, List.of());
    }
    try (Connection connection = database.getConnection()) {
      List<ArtistMatch> matches = matches(connection, snapshot, folded, limit);
      return matches.isEmpty() && !isLoaded(connection, snapshot)
          ? new Busy(RETRY_AFTER)
          : new Matches(snapshot, matches);
    } catch (SQLException e) {
      throw new IllegalStateException("name search in " + snapshot.path() + " failed", e);
    }
  }

  private static List<ArtistMatch> matches(
      Connection connection, SnapshotRef snapshot, String folded, int limit) throws SQLException {
    int chars = folded.codePointCount(0, folded.length());
    List<ArtistMatch> matches = byFinishedAnswer(connection, snapshot, folded, limit);
    if (matches.isEmpty() && chars > NameTables.SHORT_PREFIX) {
      matches = byPrefix(connection, snapshot, folded, limit);
    }
    return matches.isEmpty() && chars >= FUZZY_CHARS
        ? byLikeness(connection, snapshot, folded, limit)
        : matches;
  }

  private static boolean isLoaded(Connection connection, SnapshotRef snapshot) throws SQLException {
    try (PreparedStatement select =
        prepare(connection, "select from loaded_names where fingerprint = ?")) {
      select.setString(1, snapshot.fingerprint());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static List<ArtistMatch> byFinishedAnswer(
      Connection connection, SnapshotRef snapshot, String folded, int limit) throws SQLException {
    try (PreparedStatement select = prepare(connection, SHORT_SQL)) {
      select.setString(1, snapshot.fingerprint());
      select.setString(2, snapshot.fingerprint());
      select.setString(3, folded);
      select.setInt(4, limit);
      return read(select);
    }
  }

  private static List<ArtistMatch> byPrefix(
      Connection connection, SnapshotRef snapshot, String folded, int limit) throws SQLException {
    try (PreparedStatement select = prepare(connection, PREFIX_SQL)) {
      select.setString(1, folded);
      select.setString(2, snapshot.fingerprint());
      select.setString(3, folded);
      select.setString(4, endOfPrefix(folded));
      select.setInt(5, limit);
      select.setString(6, snapshot.fingerprint());
      return read(select);
    }
  }

  private static List<ArtistMatch> byLikeness(
      Connection connection, SnapshotRef snapshot, String folded, int limit) throws SQLException {
    try (PreparedStatement select = prepare(connection, FUZZY_SQL)) {
      select.setString(1, folded);
      select.setString(2, snapshot.fingerprint());
      select.setString(3, folded);
      select.setInt(4, limit);
      select.setString(5, snapshot.fingerprint());
      return read(select);
    }
  }

  /// The first text in byte order that no longer starts with `prefix`, near enough: U+10FFFF is no
  /// character, so no name holds it.
  static String endOfPrefix(String prefix) {
    return prefix + Character.toString(Character.MAX_CODE_POINT);
  }

  private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement select = connection.prepareStatement(sql);
    select.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
    return select;
  }

  private static List<ArtistMatch> read(PreparedStatement select) throws SQLException {
    List<ArtistMatch> matches = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        matches.add(
            new ArtistMatch(
                new ArtistId(rows.getInt(1)),
                rows.getString(2),
                matchedBy(rows.getBoolean(3), rows.getString(4)),
                rows.getString(4),
                rows.getInt(5)));
      }
    }
    return matches;
  }

  private static MatchedBy matchedBy(boolean alias, String matchedOn) {
    if (matchedOn.isEmpty()) {
      return MatchedBy.NAME;
    }
    return alias ? MatchedBy.ALIAS : MatchedBy.VARIATION;
  }
}
