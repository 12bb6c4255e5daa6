package creditgraph.node.artist;

import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.artist.FoldedName.Term;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Puts the names of a snapshot into the database and takes old ones out. Blocks; every method runs
/// in one transaction.
///
/// One snapshot becomes one partition of `artist`, `artist_term` and `artist_short`: rows go in by
/// `COPY` first, indexes are built after, and all of it appears at once when the transaction ends.
final class ArtistNameStore implements NameStore {

  /// Prefixes up to this length have their finished answer in `artist_short`.
  static final int SHORT_PREFIX = 3;

  /// Matches in a finished answer: as many as a search may ask for.
  static final int SHORT_MATCHES = 50;

  /// Snapshots kept for each ruleset: the current one and the one before it.
  private static final int KEPT = 2;

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{8,128}");
  private static final int SUFFIX_DIGITS = 32;
  private static final int COPY_CHUNK_CHARS = 1 << 16;
  private static final List<String> TABLES = List.of("artist", "artist_term", "artist_short");

  private final DataSource database;

  ArtistNameStore(DataSource database) {
    this.database = database;
  }

  @Override
  public List<SnapshotRef> loaded() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select month, ruleset, fingerprint from loaded_names order by loaded_at");
        ResultSet rows = query.executeQuery()) {
      List<SnapshotRef> loaded = new ArrayList<>();
      while (rows.next()) {
        loaded.add(
            new SnapshotRef(
                rows.getString(1), new RulesetId(rows.getString(2)), rows.getString(3)));
      }
      return loaded;
    }
  }

  /// Two nodes that load at once take turns; the second finds nothing to do.
  @Override
  public void load(SnapshotRef ref, Snapshot snapshot) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        lock(connection);
        if (!isLoaded(connection, ref)) {
          fill(connection, ref, snapshot);
        }
        dropOld(connection, ref);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private static void lock(Connection connection) throws SQLException {
    execute(connection, "select pg_advisory_xact_lock(hashtext('creditgraph.loaded_names'))");
  }

  private static boolean isLoaded(Connection connection, SnapshotRef ref) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select 1 from loaded_names where fingerprint = ?")) {
      query.setString(1, ref.fingerprint());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void fill(Connection connection, SnapshotRef ref, Snapshot snapshot)
      throws SQLException {
    String suffix = suffix(ref.fingerprint());
    for (String table : TABLES) {
      execute(
          connection,
          "create table %1$s_%2$s partition of %1$s for values in ('%3$s')"
              .formatted(table, suffix, ref.fingerprint()));
    }
    copyArtists(connection, ref, suffix, snapshot);
    copyTerms(connection, ref, suffix, snapshot);
    execute(connection, "create unique index on artist_%s (artist_id)".formatted(suffix));
    execute(connection, "create index on artist_term_%s (term)".formatted(suffix));
    execute(
        connection,
        "create index on artist_term_%s using gin (term gin_trgm_ops) where not word"
            .formatted(suffix));
    fillShort(connection, ref, suffix);
    execute(connection, "create unique index on artist_short_%s (prefix, rank)".formatted(suffix));
    for (String table : TABLES) {
      execute(connection, "analyze %s_%s".formatted(table, suffix));
    }
    register(connection, ref, snapshot.manifest().artistCount());
  }

  private static void copyArtists(
      Connection connection, SnapshotRef ref, String suffix, Snapshot snapshot)
      throws SQLException {
    try (Copy copy = Copy.into(connection, "artist_" + suffix)) {
      for (int ordinal = 0; ordinal < snapshot.manifest().artistCount(); ordinal++) {
        copy.field(ref.fingerprint())
            .field(snapshot.artistId(ordinal))
            .field(snapshot.artistName(ordinal))
            .field(releases(snapshot, ordinal))
            .endRow();
      }
    }
  }

  private static void copyTerms(
      Connection connection, SnapshotRef ref, String suffix, Snapshot snapshot)
      throws SQLException {
    try (Copy copy = Copy.into(connection, "artist_term_" + suffix)) {
      for (int ordinal = 0; ordinal < snapshot.manifest().artistCount(); ordinal++) {
        copyTerms(copy, ref, snapshot, ordinal, snapshot.artistName(ordinal), "");
        for (String variation : snapshot.artistVariations(ordinal)) {
          copyTerms(copy, ref, snapshot, ordinal, variation, variation);
        }
      }
    }
  }

  private static void copyTerms(
      Copy copy, SnapshotRef ref, Snapshot snapshot, int ordinal, String name, String matchedOn)
      throws SQLException {
    for (Term term : FoldedName.terms(name)) {
      copy.field(ref.fingerprint())
          .field(term.text())
          .field(term.word() ? "t" : "f")
          .field(snapshot.artistId(ordinal))
          .field(releases(snapshot, ordinal))
          .field(matchedOn)
          .endRow();
    }
  }

  private static int releases(Snapshot snapshot, int ordinal) {
    return snapshot.graph().artistToReleases().degree(ordinal);
  }

  /// For each prefix the same ranking that [ArtistDesk] makes for longer queries while one waits.
  private static void fillShort(Connection connection, SnapshotRef ref, String suffix)
      throws SQLException {
    execute(
        connection,
        """
        insert into artist_short_%1$s (fingerprint, prefix, rank, artist_id, matched_on)
        select '%2$s', prefix, rank, artist_id, matched_on
        from (
          select prefix, artist_id, matched_on,
            row_number() over (partition by prefix order by class, releases desc, artist_id) as rank
          from (
            select distinct on (prefix, artist_id)
              prefix, artist_id, releases, matched_on, class
            from (
              select left(term, length) as prefix, artist_id, releases, matched_on,
                case when word then 2 when char_length(term) > length then 1 else 0 end as class
              from artist_term_%1$s cross join generate_series(1, %3$d) as length
              where char_length(term) >= length and left(term, length) not like '%% '
            ) as hit
            order by prefix, artist_id, class, matched_on
          ) as best
        ) as ranked
        where rank <= %4$d
        """
            .formatted(suffix, ref.fingerprint(), SHORT_PREFIX, SHORT_MATCHES));
  }

  private static void register(Connection connection, SnapshotRef ref, int artists)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into loaded_names (fingerprint, ruleset, month, artists)"
                + " values (?, ?, ?, ?)")) {
      insert.setString(1, ref.fingerprint());
      insert.setString(2, ref.ruleset().value());
      insert.setString(3, ref.month());
      insert.setInt(4, artists);
      insert.executeUpdate();
    }
  }

  private static void dropOld(Connection connection, SnapshotRef current) throws SQLException {
    List<String> old = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select fingerprint from loaded_names where ruleset = ? and fingerprint <> ?"
                + " order by loaded_at desc offset ?")) {
      query.setString(1, current.ruleset().value());
      query.setString(2, current.fingerprint());
      query.setInt(3, KEPT - 1);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          old.add(rows.getString(1));
        }
      }
    }
    for (String fingerprint : old) {
      for (String table : TABLES) {
        execute(connection, "drop table %s_%s".formatted(table, suffix(fingerprint)));
      }
      try (PreparedStatement delete =
          connection.prepareStatement("delete from loaded_names where fingerprint = ?")) {
        delete.setString(1, fingerprint);
        delete.executeUpdate();
      }
    }
  }

  /// A fingerprint becomes part of a statement's text here, so it is checked here.
  private static String suffix(String fingerprint) {
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw new IllegalArgumentException(
          "fingerprint: expected " + FINGERPRINT.pattern() + ", found '" + fingerprint + "'");
    }
    return fingerprint.substring(0, Math.min(SUFFIX_DIGITS, fingerprint.length()));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Rows on their way into a table, in the text form of `COPY`.
  private static final class Copy implements AutoCloseable {

    private final CopyIn target;
    private final StringBuilder buffer = new StringBuilder(COPY_CHUNK_CHARS + 4096);
    private boolean rowStarted;

    static Copy into(Connection connection, String table) throws SQLException {
      return new Copy(
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy %s from stdin".formatted(table)));
    }

    private Copy(CopyIn target) {
      this.target = target;
    }

    Copy field(int value) {
      return field(Integer.toString(value));
    }

    Copy field(String text) {
      if (rowStarted) {
        buffer.append('\t');
      }
      rowStarted = true;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '\\' -> buffer.append("\\\\");
          case '\t' -> buffer.append("\\t");
          case '\n' -> buffer.append("\\n");
          case '\r' -> buffer.append("\\r");
          // PostgreSQL has no such character in texts.
          case '\0' -> buffer.append(' ');
          default -> buffer.append(c);
        }
      }
      return this;
    }

    void endRow() throws SQLException {
      buffer.append('\n');
      rowStarted = false;
      if (buffer.length() >= COPY_CHUNK_CHARS) {
        send();
      }
    }

    private void send() throws SQLException {
      byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
      target.writeToCopy(bytes, 0, bytes.length);
      buffer.setLength(0);
    }

    /// Ends the copy; the rows of one that broke go with the transaction.
    @Override
    public void close() throws SQLException {
      send();
      target.endCopy();
    }
  }
}
