package creditgraph.testkit.world;

import creditgraph.testkit.world.Draw.Stream;
import creditgraph.testkit.world.Works.Slot;
import java.io.IOException;
import java.util.List;

/// Prints the records of the masters dump.
final class MasterXml {

  private final World world;
  private final Population population;
  private final Names names;
  private final Xml xml;
  private final Tally tally;

  MasterXml(World world, Population population, Names names, Xml xml, Tally tally) {
    this.world = world;
    this.population = population;
    this.names = names;
    this.xml = xml;
    this.tally = tally;
  }

  /// @param first the first pressing of the work, which is the main release
  void write(Slot first, Work work) throws IOException {
    Draw draw = Draw.of(world.seed(), Stream.MASTER, -1L - work.number());
    xml.raw("<master").attribute("id", population.masterId(work.number())).raw(">");
    xml.element("main_release", population.releaseId(first.release()));
    xml.open("artists");
    for (Part part : work.mains()) {
      artist(part, draw);
    }
    xml.close("artists");
    Texts.list(xml, "genres", "genre", List.of(work.scene().genre()));
    Texts.list(xml, "styles", "style", work.scene().styles());
    xml.element("year", draw.percent(4) ? 0 : work.year()).element("title", work.title());
    if (draw.percent(5)) {
      xml.element("notes", "First issued in " + work.scene().country() + ".\r\nSee <b>below</b>.");
    }
    xml.element("data_quality", draw.percent(60) ? "Correct" : "Needs Vote");
    if (draw.percent(40)) {
      Texts.videos(xml, tally, "master_video", work, draw);
    }
    xml.close("master").raw("\n");
    tally.row("master");
  }

  private void artist(Part part, Draw draw) throws IOException {
    xml.open("artist");
    if (part.artist() == Part.NOBODY) {
      xml.element("id", part.id()).element("name", part.name());
    } else {
      xml.element("id", population.artistId(part.artist()));
      xml.element("name", names.artist(part.artist()));
      if (draw.percent(10)) {
        xml.element("anv", draw.pick(names.variations(part.artist())));
      }
    }
    xml.element("join", part.join()).close("artist");
    tally.row("master_artist");
  }
}
