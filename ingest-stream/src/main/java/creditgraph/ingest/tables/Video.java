package creditgraph.ingest.tables;

import creditgraph.ingest.xml.ElementCursor;
import creditgraph.ingest.xml.RecordRefused;
import java.util.ArrayList;
import java.util.List;

/// A video of a release or of a master.
///
/// @param duration seconds, 0 when not stated
record Video(String src, int duration, String title, String description, boolean embed) {

  static List<Video> list(ElementCursor xml) throws RecordRefused {
    List<Video> list = new ArrayList<>();
    while (xml.nextChild()) {
      if (xml.name().equals("video")) {
        list.add(read(xml));
      } else {
        xml.skipUnknown();
      }
    }
    return list;
  }

  private static Video read(ElementCursor xml) throws RecordRefused {
    String src = xml.attribute("src");
    int duration = xml.numberAttribute("duration");
    boolean embed = xml.flagAttribute("embed");
    String title = "";
    String description = "";
    while (xml.nextField()) {
      switch (xml.name()) {
        case "title" -> title = xml.text();
        case "description" -> description = xml.text();
        default -> xml.skipUnknown();
      }
    }
    return new Video(src, duration, title, description, embed);
  }
}
