package creditgraph.testkit.world;

import creditgraph.testkit.world.Work.Kind;
import creditgraph.testkit.world.Work.Song;
import creditgraph.testkit.world.Works.Slot;
import java.io.IOException;
import java.util.List;

/// Prints the records of the releases dump.
final class ReleaseXml {

  private static final List<String> QUALITIES =
      List.of("Needs Vote", "Correct", "Correct", "Complete and Correct", "Needs Minor Changes");

  private final World world;
  private final Population population;
  private final Names names;
  private final Xml xml;
  private final Tally tally;
  private final CreditXml credits;
  private final Stars stars;
  private final Linked linked = new Linked();

  ReleaseXml(World world, Population population, Names names, Xml xml, Tally tally, Stars stars) {
    this.world = world;
    this.population = population;
    this.names = names;
    this.xml = xml;
    this.tally = tally;
    this.credits = new CreditXml(population, names, xml, tally);
    this.stars = stars;
  }

  void write(Slot slot, Work work) throws IOException {
    Draw draw = Pressing.draw(world.seed(), slot);
    Pressing pressing = Pressing.of(slot, work, population, draw);
    List<String> numbers = pressing.carrier().numbers(work.songs());
    linked.clear();
    xml.raw("<release")
        .attribute("id", population.releaseId(slot.release()))
        .attribute("status", "Accepted")
        .raw(">");
    credits.list("artists", "main", work.mains(), numbers, draw, linked);
    xml.element("title", work.title());
    labels(pressing, draw);
    List<Part> extras = pressing.sparse() ? playersOnly(work.extras()) : work.extras();
    credits.list("extraartists", "extra", extras, numbers, draw, linked);
    format(pressing);
    Texts.list(xml, "genres", "genre", List.of(work.scene().genre()));
    Texts.list(xml, "styles", "style", work.scene().styles());
    xml.element("country", pressing.country()).element("released", pressing.released());
    xml.element("notes", notes(pressing, draw)).element("data_quality", draw.pick(QUALITIES));
    master(slot);
    tracks(pressing, numbers, draw);
    identifiers(pressing, draw);
    if (draw.percent(25)) {
      Texts.videos(xml, tally, "release_video", work, draw);
    }
    companies(pressing, draw);
    xml.close("release").raw("\n");
    tally.row("release");
    tally.figure("artistReleasePairs", linked.distinct());
    boolean connects = !work.kind().gathers() && work.kind() != Kind.SOUNDS;
    if (connects && !pressing.unofficial()) {
      stars.release(linked.performing());
    }
  }

  private static List<Part> playersOnly(List<Part> extras) {
    return extras.stream().filter(Part::performs).toList();
  }

  private void labels(Pressing pressing, Draw draw) throws IOException {
    xml.open("labels");
    for (int label : pressing.labels()) {
      xml.raw("<label")
          .attribute("name", names.label(label))
          .attribute("catno", pressing.catno())
          .attribute("id", population.labelId(label))
          .raw("/>");
      tally.row("release_label");
    }
    xml.close("labels");
    if (draw.percent(4)) {
      int series = other(pressing, 4);
      xml.raw("<series><series")
          .attribute("name", names.label(series))
          .attribute("catno", draw.percent(70) ? Integer.toString(draw.between(1, 40)) : "")
          .attribute("id", population.labelId(series))
          .raw("/></series>");
      tally.row("release_series");
    }
  }

  private int other(Pressing pressing, int slot) {
    int own = population.labelsPerScene() - Population.OTHER_LABELS;
    return population.label(pressing.work().scene().number(), own + slot);
  }

  private void format(Pressing pressing) throws IOException {
    String name =
        switch (pressing.carrier()) {
          case VINYL -> "Vinyl";
          case CASSETTE -> "Cassette";
          case CD, DOUBLE_CD -> "CD";
          case FILE -> "File";
        };
    xml.raw("<formats><format")
        .attribute("name", name)
        .attribute("qty", pressing.quantity())
        .attribute("text", pressing.formatText())
        .raw(">");
    Texts.list(xml, "descriptions", "description", pressing.descriptions());
    xml.raw("</format>");
    tally.row("release_format");
    if (pressing.slot().release() % 50 == 7) {
      xml.raw("<format name=\"All Media\" qty=\"1\" text=\"\"/>");
      tally.row("release_format");
    }
    xml.raw("</formats>");
  }

  private String notes(Pressing pressing, Draw draw) {
    if (!draw.percent(35)) {
      return "";
    }
    Scene scene = pressing.work().scene();
    String notes =
        "Recorded at "
            + names.label(other(pressing, 0))
            + ", "
            + scene.city()
            + ".\r\nMixed & mastered in "
            + draw.between(1, 28)
            + " days.";
    if (draw.percent(40)) {
      notes +=
          "\r\n\r\n℗ & © "
              + pressing.year()
              + " [l"
              + population.labelId(pressing.labels().getFirst())
              + "]\tPrinted \"as is\".";
    }
    return notes;
  }

  private void master(Slot slot) throws IOException {
    if (slot.hasMaster(world.seed())) {
      xml.raw("<master_id")
          .attribute("is_main_release", slot.pressing() == 0 ? "true" : "false")
          .raw(">")
          .raw(Integer.toString(population.masterId(slot.work())))
          .close("master_id");
      tally.figure("releasesWithMaster");
    }
  }

  private void tracks(Pressing pressing, List<String> numbers, Draw draw) throws IOException {
    xml.open("tracklist");
    List<Song> songs = pressing.work().songs();
    for (int i = 0; i < songs.size(); i++) {
      Song song = songs.get(i);
      track(song, song.heading() ? "" : numbers.get(i), pressing, numbers, draw);
      for (int j = 0; j < song.parts().size(); j++) {
        xml.raw(j == 0 ? "<sub_tracks>" : "");
        track(song.parts().get(j), numbers.get(i) + (char) ('a' + j), pressing, numbers, draw);
        xml.close("track");
        tally.figure("subTracks");
        xml.raw(j == song.parts().size() - 1 ? "</sub_tracks>" : "");
      }
      xml.close("track");
      tally.figure("topLevelTracks");
    }
    xml.close("tracklist");
  }

  private void track(Song song, String position, Pressing pressing, List<String> numbers, Draw draw)
      throws IOException {
    xml.open("track").element("position", position).element("title", song.title());
    if (song.seconds() > 0) {
      String seconds = Integer.toString(song.seconds() % 60);
      xml.element("duration", song.seconds() / 60 + (seconds.length() == 1 ? ":0" : ":") + seconds);
    }
    credits.list("artists", "track", song.artists(), numbers, draw, linked);
    List<Part> extras = pressing.sparse() ? playersOnly(song.extras()) : song.extras();
    credits.list("extraartists", "track-extra", extras, numbers, draw, linked);
    tally.row("track");
  }

  private void identifiers(Pressing pressing, Draw draw) throws IOException {
    if (!draw.percent(60)) {
      return;
    }
    xml.open("identifiers");
    if (pressing.year() > 1980) {
      identifier("Barcode", draw.percent(50) ? "Text" : "", digits(draw, 12));
    }
    if (pressing.carrier() == Carrier.VINYL) {
      identifier("Matrix / Runout", "Side A, etched", pressing.catno() + " A-1 ⧊");
      identifier("Matrix / Runout", "Side B, etched", pressing.catno() + " B-1 ⧊");
    }
    identifier(
        "Rights Society", "", draw.pick(List.of("BIEM/GEMA", "PRS", "STIM", "NCB", "JASRAC")));
    xml.close("identifiers");
  }

  private void identifier(String type, String description, String value) throws IOException {
    xml.raw("<identifier").attribute("type", type);
    xml.attribute("description", description).attribute("value", value).raw("/>");
    tally.row("release_identifier");
  }

  private static String digits(Draw draw, int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + draw.below(10)));
    }
    return digits.toString();
  }

  private void companies(Pressing pressing, Draw draw) throws IOException {
    if (!draw.percent(45)) {
      return;
    }
    xml.open("companies");
    company(other(pressing, draw.below(2)), "", 23, "Recorded At");
    if (draw.percent(50)) {
      company(other(pressing, 2), draw.percent(20) ? digits(draw, 5) : "", 17, "Pressed By");
    }
    if (draw.percent(50)) {
      company(other(pressing, 3), "", 21, "Published By");
    }
    company(pressing.labels().getFirst(), "", 13, "Phonographic Copyright (p)");
    xml.close("companies");
  }

  private void company(int label, String catno, int type, String typeName) throws IOException {
    int id = population.labelId(label);
    xml.open("company").element("id", id).element("name", names.label(label));
    xml.element("catno", catno).element("entity_type", type).element("entity_type_name", typeName);
    xml.element("resource_url", "https://api.discogs.com/labels/" + id).close("company");
    tally.row("release_company");
  }
}
