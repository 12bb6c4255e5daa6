package creditgraph.ingest;

import creditgraph.ingest.xml.Repairs;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one dump file turned out to hold.
///
/// @param type the plural word
/// @param records read into the catalog
/// @param rejects pieces that went to the reject file
/// @param repairs bytes replaced before parsing
/// @param drift occurrences of what the readers do not know, by path
public record TypeReport(
    String type, long records, long rejects, Repairs repairs, SortedMap<String, Long> drift) {

  public TypeReport {
    drift = Collections.unmodifiableSortedMap(new TreeMap<>(drift));
  }
}
