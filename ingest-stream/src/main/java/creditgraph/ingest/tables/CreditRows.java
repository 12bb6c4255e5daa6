package creditgraph.ingest.tables;

import creditgraph.catalog.row.CreditRow;
import creditgraph.game.role.CreditRole;
import creditgraph.game.role.RoleReading;
import creditgraph.game.role.RoleTaxonomy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes rows of the credits of some releases: what the dump says, and beside it what the role text
/// and the track text were understood to mean.
final class CreditRows {

  /// A role text as three columns.
  private record Roles(List<String> names, List<String> details, List<String> categories) {

    static Roles of(List<RoleReading> readings) {
      return new Roles(
          readings.stream().map(RoleReading::name).toList(),
          readings.stream().map(RoleReading::detail).toList(),
          readings.stream().map(Roles::words).toList());
    }

    private static String words(RoleReading reading) {
      return reading.categories().stream().map(CreditRole::word).collect(Collectors.joining(" "));
    }
  }

  private static final RoleTaxonomy TAXONOMY = RoleTaxonomy.shipped();

  private final RowBatch rows;

  /// Few texts make up nearly all credits; those of a batch are bounded by its size.
  private final Map<String, Roles> rolesOfText = new HashMap<>();

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
      Roles roles =
          rolesOfText.computeIfAbsent(artist.role(), text -> Roles.of(TAXONOMY.read(text)));
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
              artist.role(),
              roles.names(),
              roles.details(),
              roles.categories(),
              TAXONOMY.version(),
              artist.tracks(),
              limitedTo.sequences(),
              limitedTo.read()));
    }
  }
}
