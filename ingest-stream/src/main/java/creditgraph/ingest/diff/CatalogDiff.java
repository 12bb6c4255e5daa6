package creditgraph.ingest.diff;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import creditgraph.catalog.manifest.CatalogManifest;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many records differ between two catalogs. Equal catalogs give equal differences: nothing in
/// it names a time or a machine.
///
/// @param first the month that is compared with
/// @param second the month that is looked at
/// @param records by type: `artist`, `label`, `master`, `release`
@JsonPropertyOrder({"first", "second", "records"})
public record CatalogDiff(Side first, Side second, SortedMap<String, Counts> records) {

  /// One of the two catalogs.
  ///
  /// @param sources the dump files it was made from
  @JsonPropertyOrder({"month", "parserSchema", "sources"})
  public record Side(String month, int parserSchema, List<CatalogManifest.SourceFile> sources) {

    public Side {
      sources = List.copyOf(sources);
    }

    static Side of(CatalogManifest manifest) {
      return new Side(manifest.month(), manifest.parserSchema(), manifest.sources());
    }
  }

  /// Records of one type.
  ///
  /// @param first in the first month
  /// @param second in the second month
  /// @param added in the second alone
  /// @param withdrawn in the first alone
  /// @param changed in both, with other content
  /// @param unchanged in both, with the same content
  @JsonPropertyOrder({"first", "second", "added", "withdrawn", "changed", "unchanged"})
  public record Counts(
      long first, long second, long added, long withdrawn, long changed, long unchanged) {

    static Counts of(long first, long second, long added, long withdrawn, long changed) {
      return new Counts(first, second, added, withdrawn, changed, first - withdrawn - changed);
    }

    public Counts {
      if (first != withdrawn + changed + unchanged || second != added + changed + unchanged) {
        throw new IllegalArgumentException(
            "expected first = withdrawn + changed + unchanged and second = added + changed + unchanged, found %d = %d + %d + %d and %d = %d + %d + %d"
                .formatted(
                    first, withdrawn, changed, unchanged, second, added, changed, unchanged));
      }
    }
  }

  public CatalogDiff {
    records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
  }
}
