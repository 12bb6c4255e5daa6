package creditgraph.ingest.tables;

import creditgraph.ingest.xml.ElementCursor;
import creditgraph.ingest.xml.RecordRefused;
import java.util.ArrayList;
import java.util.List;

/// An `artist` element that stands for a credit, the same in all six places and in masters.
///
/// @param artistId 0 for an unlinked name
record CreditedArtist(
    int artistId, String name, String anv, String join, String role, String tracks) {

  static List<CreditedArtist> list(ElementCursor xml) throws RecordRefused {
    List<CreditedArtist> list = new ArrayList<>();
    while (xml.nextChild()) {
      if (xml.name().equals("artist")) {
        list.add(read(xml));
      } else {
        xml.skipUnknown();
      }
    }
    return list;
  }

  private static CreditedArtist read(ElementCursor xml) throws RecordRefused {
    int artistId = 0;
    String name = "";
    String anv = "";
    String join = "";
    String role = "";
    String tracks = "";
    while (xml.nextField()) {
      switch (xml.name()) {
        case "id" -> artistId = xml.id();
        case "name" -> name = xml.text();
        case "anv" -> anv = xml.text();
        case "join" -> join = xml.text();
        case "role" -> role = xml.text();
        case "tracks" -> tracks = xml.text();
        case "resource_url" -> xml.skip();
        default -> xml.skipUnknown();
      }
    }
    return new CreditedArtist(artistId, name, anv, join, role, tracks);
  }
}
