package creditgraph.node.artist;

import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.artist.FoldedName.Term;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/// The tables that hold the names of one snapshot: partitions of `artist`, `artist_term` and
/// `artist_short`.
///
/// They are made and filled apart and become partitions at the very end. A table that is created as
/// a partition locks its parent until the transaction ends, and every search with it; attaching
/// locks nobody out. Dropping does, so it is for a transaction of its own.
final class NameTables {

  /// Prefixes up to this length have their finished answer in `artist_short`.
  static final int SHORT_PREFIX = 3;

  /// So has every longer prefix of more terms than this: what is left is ranked while somebody
  /// types, in some milliseconds.
  static final int CROWD = 1_000;

  /// Matches in a finished answer: as many as a search may ask for.
  static final int SHORT_MATCHES = 50;

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{8,128}");
  private static final int SUFFIX_DIGITS = 32;
  private static final List<String> PARENTS = List.of("artist", "artist_term", "artist_short");

  private final Connection connection;
  private final String fingerprint;
  private final String suffix;

  private NameTables(Connection connection, String fingerprint, String suffix) {
    this.connection = connection;
    this.fingerprint = fingerprint;
    this.suffix = suffix;
  }

  /// A fingerprint becomes part of a statement's text here, so it is checked here.
  static NameTables of(Connection connection, String fingerprint) {
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw new IllegalArgumentException(
          "fingerprint: expected " + FINGERPRINT.pattern() + ", found '" + fingerprint + "'");
    }
    String suffix = fingerprint.substring(0, Math.min(SUFFIX_DIGITS, fingerprint.length()));
    return new NameTables(connection, fingerprint, suffix);
  }

  /// Rows first, indexes after: a third of the time of the other order.
  void create(Snapshot snapshot) throws SQLException {
    for (String parent : PARENTS) {
      execute("create table %1$s_%2$s (like %1$s including defaults)".formatted(parent, suffix));
    }
    copyNames(snapshot);
    copyTerms(snapshot);
    execute("create unique index on artist_%s (artist_id)".formatted(suffix));
    execute("create index on artist_term_%s (term)".formatted(suffix));
    execute(
        "create index on artist_term_%s using gin (term gin_trgm_ops) where not word"
            .formatted(suffix));
    fillShort();
    execute("create unique index on artist_short_%s (prefix, rank)".formatted(suffix));
    for (String parent : PARENTS) {
      execute("analyze %s_%s".formatted(parent, suffix));
    }
    attach();
  }

  void drop() throws SQLException {
    for (String parent : PARENTS) {
      execute("drop table %s_%s".formatted(parent, suffix));
    }
  }

  private void copyNames(Snapshot snapshot) throws SQLException {
    try (CopyRows rows =
        CopyRows.into(connection, "artist_" + suffix, "fingerprint, artist_id, name, releases")) {
      for (int ordinal = 0; ordinal < snapshot.manifest().artistCount(); ordinal++) {
        rows.field(fingerprint)
            .field(snapshot.artistId(ordinal))
            .field(snapshot.artistName(ordinal))
            .field(snapshot.artistReleases(ordinal))
            .endRow();
      }
    }
  }

  private void copyTerms(Snapshot snapshot) throws SQLException {
    try (CopyRows rows =
        CopyRows.into(
            connection,
            "artist_term_" + suffix,
            "fingerprint, term, word, alias, artist_id, releases, matched_on")) {
      for (int ordinal = 0; ordinal < snapshot.manifest().artistCount(); ordinal++) {
        ArtistEntry artist = snapshot.artist(ordinal);
        int releases = snapshot.artistReleases(ordinal);
        copyTerms(rows, artist, releases, artist.name(), "", false);
        for (String variation : artist.variations()) {
          copyTerms(rows, artist, releases, variation, variation, false);
        }
        for (String alias : artist.aliases()) {
          copyTerms(rows, artist, releases, alias, alias, true);
        }
      }
    }
  }

  private void copyTerms(
      CopyRows rows, ArtistEntry artist, int releases, String name, String matchedOn, boolean alias)
      throws SQLException {
    for (Term term : FoldedName.terms(name)) {
      rows.field(fingerprint)
          .field(term.text())
          .field(term.word())
          .field(alias)
          .field(artist.id())
          .field(releases)
          .field(matchedOn)
          .endRow();
    }
  }

  /// For each prefix the same ranking that [NameSearch] makes for other queries while one waits.
  private void fillShort() throws SQLException {
    rank(
        """
        select left(term, length) as prefix, artist_id, releases, alias, matched_on, %3$s as class
        from artist_term_%1$s cross join generate_series(1, %2$d) as length
        where char_length(term) >= length
        """
            .formatted(suffix, SHORT_PREFIX, NameSearch.matchClass("char_length(term) = length")));
    String terms = "artist_term_" + suffix;
    for (int length = SHORT_PREFIX + 1; gatherCrowds(terms, length) > 0; length++) {
      terms = crowds(length);
      rank(
          "select prefix, artist_id, releases, alias, matched_on, %s as class from %s"
              .formatted(NameSearch.matchClass("term = prefix"), terms));
    }
  }

  /// Keeps of these terms those whose prefix of this length many others share, until the
  /// transaction ends. Returns how many there are; each length asks only the ones of the length
  /// before.
  private int gatherCrowds(String terms, int length) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(
          """
          create temporary table %1$s on commit drop as
          select left(term, %3$d) as prefix, term, word, alias, artist_id, releases, matched_on
          from %2$s
          where char_length(term) >= %3$d and left(term, %3$d) in (
            select left(term, %3$d) from %2$s where char_length(term) >= %3$d
            group by 1 having count(*) > %4$d
          )
          """
              .formatted(crowds(length), terms, length, CROWD));
    }
  }

  private static String crowds(int length) {
    return "crowds_of_" + length;
  }

  /// @param hits `prefix`, `artist_id`, `releases`, `alias`, `matched_on` and `class`; nobody asks
  ///   for a prefix that ends in a space
  private void rank(String hits) throws SQLException {
    execute(
        """
        insert into artist_short_%1$s (fingerprint, prefix, rank, artist_id, alias, matched_on)
        select '%2$s', prefix, rank, artist_id, alias, matched_on
        from (
          select prefix, artist_id, alias, matched_on,
            row_number() over (partition by prefix order by class, releases desc, artist_id) as rank
          from (
            select distinct on (prefix, artist_id)
              prefix, artist_id, releases, alias, matched_on, class
            from (%4$s) as hit
            where prefix not like '%% '
            order by prefix, artist_id, class, matched_on
          ) as best
        ) as ranked
        where rank <= %3$d
        """
            .formatted(suffix, fingerprint, SHORT_MATCHES, hits));
  }

  /// The check says what the partition promises, so attaching reads no row.
  private void attach() throws SQLException {
    for (String parent : PARENTS) {
      execute(
          """
          alter table %1$s_%2$s add constraint of_snapshot check (fingerprint = '%3$s');
          alter table %1$s attach partition %1$s_%2$s for values in ('%3$s');
          alter table %1$s_%2$s drop constraint of_snapshot
          """
              .formatted(parent, suffix, fingerprint));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
