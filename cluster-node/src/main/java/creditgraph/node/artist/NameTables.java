package creditgraph.node.artist;

import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.artist.FoldedName.Term;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The tables that hold the names of one snapshot: partitions of `artist`, `artist_term` and
/// `artist_short`.
///
/// They are made and filled apart and become partitions at the very end. A table that is created as
/// a partition locks its parent until the transaction ends, and every search with it; attaching
/// locks nobody out. Dropping does, so it is for a transaction of its own.
final class NameTables {

  /// A prefix of more terms than this has its finished answer in `artist_short`: what is left is
  /// ranked while somebody types, in some milliseconds.
  static final int CROWD = 1_000;

  /// Matches in a finished answer: as many as a search may ask for.
  static final int SHORT_MATCHES = 50;

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{8,128}");
  private static final int SUFFIX_DIGITS = 32;

  /// Terms as they come from the snapshot; gone when the transaction ends.
  private static final String UNORDERED = "unordered_terms";

  private static final List<String> TERM_COLUMNS =
      List.of("fingerprint", "term", "word", "alias", "artist_id", "releases", "matched_on");

  /// Of one load; the rest of the server keeps its own. Two millions of names sort and index in it
  /// three times as fast as in the usual 4 and 64 MB. A scan must begin at the beginning.
  private static final String MEMORY =
      "set local work_mem = '64MB'; set local maintenance_work_mem = '128MB';"
          + " set local synchronize_seqscans = off";

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

  /// Rows first, indexes after: a third of the time of the other order. Terms are stored in their
  /// order, so that those with one prefix stand on neighbouring pages, and the crowded prefixes are
  /// found in one pass over them.
  void create(Snapshot snapshot) throws SQLException {
    execute(MEMORY);
    execute("create table artist_%s (like artist including defaults)".formatted(suffix));
    execute(
        "create table artist_short_%s (like artist_short including defaults)".formatted(suffix));
    copyNames(snapshot);
    execute("create unique index on artist_%s (artist_id)".formatted(suffix));
    createTerms(snapshot);
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

  /// A table made from a query is filled page after page in the query's order, which a table that
  /// rows are inserted into is not.
  private void createTerms(Snapshot snapshot) throws SQLException {
    execute("create temporary table %s (like artist_term) on commit drop".formatted(UNORDERED));
    copyTerms(snapshot);
    execute(
        "create table artist_term_%s as select * from %s order by term"
            .formatted(suffix, UNORDERED));
    execute("drop table " + UNORDERED);
    execute(
        TERM_COLUMNS.stream()
            .map("alter column %s set not null"::formatted)
            .collect(Collectors.joining(", ", "alter table artist_term_" + suffix + " ", "")));
    execute("create index on artist_term_%s (term)".formatted(suffix));
  }

  private void copyTerms(Snapshot snapshot) throws SQLException {
    try (CopyRows rows = CopyRows.into(connection, UNORDERED, String.join(", ", TERM_COLUMNS))) {
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

  /// For each crowded prefix the same ranking that [NameSearch] makes for others while one waits.
  private void fillShort() throws SQLException {
    ShortRows rows = new ShortRows(connection, "artist_short_" + suffix, fingerprint);
    CrowdedPrefixes prefixes = new CrowdedPrefixes(CROWD, SHORT_MATCHES, rows::add);
    TermRows.read(connection, "artist_term_" + suffix, prefixes);
    prefixes.end();
    rows.end();
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
