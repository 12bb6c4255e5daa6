package creditgraph.ingest.tables;

import creditgraph.ingest.xml.ElementCursor;
import creditgraph.ingest.xml.RecordRefused;
import java.util.ArrayList;
import java.util.List;

/// A name that points to another record: an alias, a group, a member, a sublabel.
///
/// @param id 0 in layouts that state none
record NamedId(int id, String name) {

  /// Reads a list in any layout: `<name>` alone, `<name id="…">`, or an `<id>` before its `<name>`.
  static List<NamedId> list(ElementCursor xml, String nameElement) throws RecordRefused {
    List<NamedId> list = new ArrayList<>();
    int idBefore = 0;
    while (xml.nextChild()) {
      if (xml.name().equals(nameElement)) {
        int id = xml.idAttribute("id");
        list.add(new NamedId(id == 0 ? idBefore : id, xml.text()));
        idBefore = 0;
      } else if (xml.name().equals("id")) {
        addNameless(idBefore, list);
        idBefore = xml.id();
      } else {
        xml.skipUnknown();
      }
    }
    addNameless(idBefore, list);
    return list;
  }

  private static void addNameless(int id, List<NamedId> list) {
    if (id != 0) {
      list.add(new NamedId(id, ""));
    }
  }
}
