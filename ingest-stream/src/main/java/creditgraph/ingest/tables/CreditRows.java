package creditgraph.ingest.tables;

import creditgraph.catalog.row.CreditRow;
import creditgraph.game.role.CreditRole;
import creditgraph.game.role.RoleReading;
import creditgraph.game.role.RoleTaxonomy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Makes rows of the credits of some releases: what the dump says, and beside it what the role text
/// and the track text were understood to mean.
final class CreditRows {

  /// A role text, and what it was understood to mean as three columns.
  private record Roles(
      String text, List<String> names, List<String> details, List<String> categories) {

    static Roles of(String text, List<RoleReading> readings) {
      return new Roles(
          text,
          readings.stream().map(RoleReading::name).toList(),
          readings.stream().map(RoleReading::detail).toList(),
          readings.stream().map(Roles::words).toList());
    }

    private static String words(RoleReading reading) {
      return reading.categories().stream().map(CreditRole::word).collect(Collectors.joining(" "));
    }
  }

  private static final RoleTaxonomy TAXONOMY = RoleTaxonomy.shipped();

  /// Few texts make up nearly all credits; of the many others, not all are worth their memory.
  private static final int MAX_REMEMBERED = 1 << 15;

  private static final int MAX_REMEMBERED_LENGTH = 100;
  private static final Map<String, Roles> REMEMBERED = new ConcurrentHashMap<>();

  private final RowBatch rows;

  CreditRows(RowBatch rows) {
    this.rows = rows;
  }

  /// @param range of the whole track list, which the dump has after the artists of the release
  void add(
      Output<CreditRow> output,
      int releaseId,
      int trackSequence,
      List<CreditedArtist> artists,
      TrackRange range) {
    for (int i = 0; i < artists.size(); i++) {
      CreditedArtist artist = artists.get(i);
      TrackRange.Lines limitedTo = range.read(artist.tracks());
      Roles roles = roles(artist.role());
      rows.add(
          output,
          new CreditRow(
              releaseId,
              output.scope(),
              trackSequence,
              i,
              artist.artistId(),
              artist.name(),
              artist.anv(),
              artist.join(),
              roles.text(),
              roles.names(),
              roles.details(),
              roles.categories(),
              TAXONOMY.version(),
              artist.tracks(),
              limitedTo.sequences(),
              limitedTo.read()));
    }
  }

  /// Its text is the one object for all that are equal: the writer's dictionary knows it at a look.
  private static Roles roles(String text) {
    Roles known = REMEMBERED.get(text);
    if (known != null) {
      return known;
    }
    Roles roles = Roles.of(text, TAXONOMY.read(text));
    if (text.length() <= MAX_REMEMBERED_LENGTH && REMEMBERED.size() < MAX_REMEMBERED) {
      REMEMBERED.put(text, roles);
    }
    return roles;
  }
}
