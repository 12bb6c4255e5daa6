package creditgraph.ingest.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a catalog holds. Equal catalogs give equal profiles, but for what is said of the month
/// before.
///
/// @param month of the catalog
/// @param comparedWith the month before that was there, or `""`
/// @param tables by name
/// @param references that ids make from one table to another
/// @param roles what credits are for
/// @param formats the most frequent
/// @param placeholders how many credits each has that stands for nobody
/// @param gates what was judged; empty for a sample
/// @param accepted whether every gate was passed
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CatalogProfile(
    String month,
    String comparedWith,
    SortedMap<String, Table> tables,
    List<Reference> references,
    Roles roles,
    List<Counted> formats,
    List<PlaceholderUse> placeholders,
    List<Gate> gates,
    boolean accepted) {

  /// @param rows in all files
  /// @param rowsBefore of the month before, -1 without one
  /// @param duplicateKeys keys that more than one row has
  /// @param missing by column: rows that do not state it
  public record Table(
      long rows, long rowsBefore, long duplicateKeys, SortedMap<String, Long> missing) {

    public Table {
      missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
    }

    Table withDuplicateKeys(long count) {
      return new Table(rows, rowsBefore, count, missing);
    }
  }

  /// @param from table and column, `credit.artist_id`
  /// @param to the table that should have a record of the id
  /// @param rows that name an id
  /// @param dangling rows whose id has no record
  /// @param danglingIds different ids without a record
  public record Reference(String from, String to, long rows, long dangling, long danglingIds) {

    double share() {
      return rows == 0 ? 0 : (double) dangling / rows;
    }
  }

  /// @param mentions roles named by credits; one credit may name several
  /// @param categories by category: mentions; a mention may be in several
  /// @param other mentions that the taxonomy does not know
  /// @param mostOther their most frequent names
  /// @param texts the most frequent raw texts
  public record Roles(
      int taxonomyVersion,
      long mentions,
      SortedMap<String, Long> categories,
      long other,
      List<Counted> mostOther,
      List<Counted> texts) {

    public Roles {
      categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
      mostOther = List.copyOf(mostOther);
      texts = List.copyOf(texts);
    }

    double otherShare() {
      return mentions == 0 ? 0 : (double) other / mentions;
    }
  }

  public record Counted(String name, long count) {}

  /// @param expected name, as rulesets have it
  /// @param found name of the artist record, `""` without one
  /// @param credits that name the id
  /// @param anvs of those, printed under another name
  public record PlaceholderUse(int id, String expected, String found, long credits, long anvs) {}

  /// @param name of the gate, `dangling credit.artist_id`
  /// @param figure that was found
  /// @param allowed the threshold
  public record Gate(String name, double figure, double allowed, boolean passed) {}

  public CatalogProfile {
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    references = List.copyOf(references);
    formats = List.copyOf(formats);
    placeholders = List.copyOf(placeholders);
    gates = List.copyOf(gates);
  }

  /// The same, judged.
  CatalogProfile judged(List<Gate> by) {
    return new CatalogProfile(
        month,
        comparedWith,
        tables,
        references,
        roles,
        formats,
        placeholders,
        by,
        by.stream().allMatch(Gate::passed));
  }

  long rows(String table) {
    return tables.containsKey(table) ? tables.get(table).rows() : 0;
  }

  /// Rows of each table, for the month after to compare with.
  Map<String, Table> byTable() {
    return tables;
  }
}
