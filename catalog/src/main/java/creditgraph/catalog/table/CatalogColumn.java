package creditgraph.catalog.table;

/// One column of a table.
///
/// @param name in files and documents: `release_id`
/// @param component of the row record: `releaseId`
/// @param content whether it is part of what the record says, and so of its content hash
public record CatalogColumn(String name, String component, ColumnType type, boolean content) {

  /// `releaseId` becomes `release_id`.
  static String nameOf(String component) {
    StringBuilder name = new StringBuilder(component.length() + 4);
    for (int i = 0; i < component.length(); i++) {
      char c = component.charAt(i);
      if (Character.isUpperCase(c)) {
        name.append('_').append(Character.toLowerCase(c));
      } else {
        name.append(c);
      }
    }
    return name.toString();
  }
}
