package creditgraph.testkit.world;

import java.io.IOException;
import java.util.List;

/// Parts of records that several dumps print alike.
final class Texts {

  private Texts() {}

  static void list(Xml xml, String tag, String element, List<String> texts) throws IOException {
    if (texts.isEmpty()) {
      return;
    }
    xml.open(tag);
    for (String text : texts) {
      xml.element(element, text);
    }
    xml.close(tag);
  }

  static void videos(Xml xml, Tally tally, String table, Work work, Draw draw) throws IOException {
    xml.open("videos");
    int videos = draw.between(1, 3);
    for (int i = 0; i < videos; i++) {
      String title = draw.pick(work.songs()).title();
      xml.raw("<video")
          .attribute("src", "https://video.example.org/watch?v=" + draw.below(1 << 30) + "&t=0")
          .attribute("duration", draw.between(60, 700))
          .attribute("embed", draw.percent(95) ? "true" : "false")
          .raw(">");
      xml.element("title", title);
      if (draw.percent(60)) {
        xml.element("description", title + "\nfrom <b>" + work.title() + "</b>");
      }
      xml.close("video");
      tally.row(table);
    }
    xml.close("videos");
  }
}
