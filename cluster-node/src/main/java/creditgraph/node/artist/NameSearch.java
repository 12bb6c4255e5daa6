package creditgraph.node.artist;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.artist.ArtistLookup.ArtistMatch;
import creditgraph.protocol.artist.ArtistLookup.MatchedBy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// One search for artists by name, over one connection.
///
/// Ranked: whose whole name it is, then who has an alias of exactly that name; then a name that
/// starts so, a name with a later word that starts so, and the same of aliases. Among equals the
/// one with more releases comes first, then the lower id. A name variation counts like a name. What
/// matched, if not the name, is shown beside it.
///
/// A query that finds nothing this way is asked again with every slip of the pen undone that could
/// have made it ([Slips]); if that finds nothing either, names that begin like it are compared with
/// it one by one, by Levenshtein's distance. No search reads more names than a named bound.
final class NameSearch {

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

  /// Those of many texts with which some name begins; whole names first.
  static final String SLIPS_SQL =
      """
      select slip.text
      from unnest(?::text[]) with ordinality as slip (text, place),
        lateral (
          select term from artist_term
          where fingerprint = ? and term >= slip.text and term < slip.text || ?
          order by term limit 1
        ) as first
      order by first.term <> slip.text, slip.place
      limit ?
      """;

  /// The longest of many prefixes that more terms share than are compared one by one.
  static final String CROWDED_SQL =
      """
      select coalesce(max(char_length(prefix)), 0)
      from artist_short
      where fingerprint = ? and prefix = any (?) and rank = 1 and terms > ?
      """;

  /// Whole names a few characters from a text, of those that begin as it does.
  static final String ALIKE_SQL =
      """
      select a.artist_id, a.name, hit.alias, hit.matched_on, a.releases
      from (
        select * from (
          select distinct on (artist_id) artist_id, releases, alias, matched_on,
            levenshtein_less_equal(term, ?, ?) as away
          from artist_term
          where fingerprint = ? and term >= ? and term < ? and not word
            and char_length(term) between ? and ? and levenshtein_less_equal(term, ?, ?) <= ?
          order by artist_id, away, alias, matched_on
        ) as near
        order by away, alias, releases desc, artist_id
        limit ?
      ) as hit
      join artist a on a.fingerprint = ? and a.artist_id = hit.artist_id
      order by hit.away, hit.alias, hit.releases desc, hit.artist_id
      """;

  private static final int QUERY_TIMEOUT_SECONDS = 5;

  /// Below this a slip could have made anything of anything.
  private static final int FUZZY_CHARS = 4;

  /// From here on two slips leave enough to know a name by.
  private static final int TWICE_CHARS = 7;

  /// Two slips are as many single edits, or one more when characters have changed places.
  private static final int FURTHEST = 3;

  /// Names compared one by one, some 0.3 us each. Where more begin alike, more of the beginning
  /// must be right.
  private static final int COMPARED = 40_000;

  /// Of the beginning, in any case: slips are seldom there.
  private static final int SURE_CHARS = 2;

  /// Slips whose names are looked at, of those that some name begins with.
  private static final int SLIPS_TAKEN = 8;

  /// U+10FFFF is no character, so no name holds it.
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private static final Comparator<ArtistMatch> BEST_KNOWN =
      Comparator.comparing(ArtistMatch::releases)
          .reversed()
          .thenComparing(match -> match.id().value());

  private final Connection connection;
  private final String fingerprint;

  NameSearch(Connection connection, SnapshotRef snapshot) {
    this.connection = connection;
    this.fingerprint = snapshot.fingerprint();
  }

  /// How good a match is, as SQL: 0 is best.
  ///
  /// @param whole the condition under which all of a name was typed
  static String matchClass(String whole) {
    return "case when not word and %s then alias::int else 2 + word::int + 2 * alias::int end"
        .formatted(whole);
  }

  /// The same of one match.
  static int classOf(boolean whole, boolean word, boolean alias) {
    return whole && !word ? (alias ? 1 : 0) : 2 + (word ? 1 : 0) + (alias ? 2 : 0);
  }

  /// @param folded as [FoldedName#fold] gives it, not empty
  List<ArtistMatch> matches(String folded, int limit) throws SQLException {
    List<ArtistMatch> matches = startingWith(folded, limit);
    if (!matches.isEmpty() || folded.codePointCount(0, folded.length()) < FUZZY_CHARS) {
      return matches;
    }
    List<ArtistMatch> meant = afterSlip(folded, limit);
    return meant.isEmpty() ? alike(folded, limit) : meant;
  }

  /// Whether the names are there to be searched.
  boolean isLoaded() throws SQLException {
    try (PreparedStatement select = prepare("select from loaded_names where fingerprint = ?")) {
      select.setString(1, fingerprint);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  private List<ArtistMatch> startingWith(String prefix, int limit) throws SQLException {
    List<ArtistMatch> finished = finished(prefix, limit);
    return finished.isEmpty() ? ranked(prefix, limit) : finished;
  }

  private List<ArtistMatch> finished(String prefix, int limit) throws SQLException {
    try (PreparedStatement select = prepare(SHORT_SQL)) {
      select.setString(1, fingerprint);
      select.setString(2, fingerprint);
      select.setString(3, prefix);
      select.setInt(4, limit);
      return read(select);
    }
  }

  private List<ArtistMatch> ranked(String prefix, int limit) throws SQLException {
    try (PreparedStatement select = prepare(PREFIX_SQL)) {
      select.setString(1, prefix);
      select.setString(2, fingerprint);
      select.setString(3, prefix);
      select.setString(4, endOfPrefix(prefix));
      select.setInt(5, limit);
      select.setString(6, fingerprint);
      return read(select);
    }
  }

  /// The best known of all whom one slip may have meant.
  private List<ArtistMatch> afterSlip(String folded, int limit) throws SQLException {
    Map<ArtistId, ArtistMatch> meant = new LinkedHashMap<>();
    for (String slip : knownSlips(folded)) {
      for (ArtistMatch match : startingWith(slip, limit)) {
        meant.putIfAbsent(match.id(), match);
      }
    }
    return meant.values().stream().sorted(BEST_KNOWN).limit(limit).toList();
  }

  private List<String> knownSlips(String folded) throws SQLException {
    try (PreparedStatement select = prepare(SLIPS_SQL)) {
      select.setArray(1, connection.createArrayOf("text", Slips.of(folded).toArray()));
      select.setString(2, fingerprint);
      select.setString(3, LAST);
      select.setInt(4, SLIPS_TAKEN);
      List<String> slips = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          slips.add(rows.getString(1));
        }
      }
      return slips;
    }
  }

  private List<ArtistMatch> alike(String folded, int limit) throws SQLException {
    int characters = folded.codePointCount(0, folded.length());
    if (characters < TWICE_CHARS) {
      return List.of();
    }
    String beginning = beginning(folded, Math.max(SURE_CHARS, crowded(folded) + 1));
    try (PreparedStatement select = prepare(ALIKE_SQL)) {
      select.setString(1, folded);
      select.setInt(2, FURTHEST);
      select.setString(3, fingerprint);
      select.setString(4, beginning);
      select.setString(5, endOfPrefix(beginning));
      select.setInt(6, characters - FURTHEST);
      select.setInt(7, characters + FURTHEST);
      select.setString(8, folded);
      select.setInt(9, FURTHEST);
      select.setInt(10, FURTHEST);
      select.setInt(11, limit);
      select.setString(12, fingerprint);
      return read(select);
    }
  }

  /// Characters of the longest beginning that too many names share.
  private int crowded(String folded) throws SQLException {
    String[] beginnings =
        IntStream.rangeClosed(1, folded.codePointCount(0, folded.length()))
            .mapToObj(length -> beginning(folded, length))
            .toArray(String[]::new);
    try (PreparedStatement select = prepare(CROWDED_SQL)) {
      select.setString(1, fingerprint);
      select.setArray(2, connection.createArrayOf("text", beginnings));
      select.setInt(3, COMPARED);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static String beginning(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }

  /// The first text in byte order that no longer starts with `prefix`, near enough.
  static String endOfPrefix(String prefix) {
    return prefix + LAST;
  }

  private PreparedStatement prepare(String sql) throws SQLException {
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
