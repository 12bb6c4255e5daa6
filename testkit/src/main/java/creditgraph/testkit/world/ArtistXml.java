package creditgraph.testkit.world;

import creditgraph.testkit.world.Draw.Stream;
import java.io.IOException;
import java.util.List;

/// Prints the records of the artists dump.
final class ArtistXml {

  private final World world;
  private final Population population;
  private final Names names;
  private final Casting casting;
  private final Xml xml;
  private final Tally tally;

  ArtistXml(
      World world, Population population, Names names, Casting casting, Xml xml, Tally tally) {
    this.world = world;
    this.population = population;
    this.names = names;
    this.casting = casting;
    this.xml = xml;
    this.tally = tally;
  }

  void write(Placeholder placeholder) throws IOException {
    xml.open("artist")
        .element("id", placeholder.id())
        .element("name", placeholder.title())
        .element("profile", "Stands for nobody in particular; use it where no name is known.")
        .element("data_quality", "Correct")
        .close("artist")
        .raw("\n");
    tally.row("artist");
  }

  void write(int artist) throws IOException {
    Draw draw = Draw.of(world.seed(), Stream.ARTIST, -1L - artist);
    ArtistKind kind = population.kindOf(artist);
    String name = names.artist(artist);
    Scene scene = Scene.of(world.seed(), population.sceneOf(artist));
    xml.open("artist").element("id", population.artistId(artist)).element("name", name);
    if (kind.person() && draw.percent(25)) {
      xml.element("realname", Names.stranger(scene.tongue(), draw));
    }
    if (draw.percent(22)) {
      xml.element("profile", profile(artist, kind, scene, draw));
    }
    xml.element("data_quality", draw.percent(40) ? "Correct" : "Needs Vote");
    if (draw.percent(14)) {
      xml.open("urls");
      for (int i = draw.between(1, 3); i > 0; i--) {
        xml.element("url", "https://artists.example.org/" + artist + "?page=" + i + "&lang=en");
        tally.row("artist_url");
      }
      xml.close("urls");
    }
    List<String> variations = names.variations(artist);
    Texts.list(xml, "namevariations", "name", variations);
    variations.forEach(variation -> tally.row("artist_variation"));
    relations(artist, kind);
    xml.close("artist").raw("\n");
    tally.row("artist");
  }

  private void relations(int artist, ArtistKind kind) throws IOException {
    int scene = population.sceneOf(artist);
    int number = population.numberOf(artist);
    switch (kind) {
      case BAND -> related("members", "artist_member", casting.members(artist));
      case MEMBER -> related("groups", "artist_group", casting.bands(artist));
      case REMIXER ->
          related(
              "aliases",
              "artist_alias",
              List.of(population.artist(scene, ArtistKind.ALIAS, number)));
      case ALIAS ->
          related(
              "aliases",
              "artist_alias",
              List.of(population.artist(scene, ArtistKind.REMIXER, number)));
      case SOLO, SESSION, PRODUCER, ENGINEER, WRITER, DESIGNER -> {}
    }
  }

  private void related(String tag, String table, List<Integer> artists) throws IOException {
    if (artists.isEmpty()) {
      return;
    }
    xml.open(tag);
    for (int artist : artists) {
      xml.raw("<name").attribute("id", population.artistId(artist)).raw(">");
      xml.text(names.artist(artist)).close("name");
      tally.row(table);
    }
    xml.close(tag);
  }

  private String profile(int artist, ArtistKind kind, Scene scene, Draw draw) {
    String what =
        switch (kind) {
          case BAND -> "Band";
          case MEMBER, SOLO -> "Musician";
          case SESSION -> "Session player";
          case PRODUCER -> "Producer";
          case ENGINEER -> "Engineer";
          case REMIXER, ALIAS -> "DJ & remixer";
          case WRITER -> "Composer and lyricist";
          case DESIGNER -> "Graphic designer";
        };
    return what
        + " from "
        + scene.city()
        + ", "
        + scene.country()
        + ", active since "
        + (scene.firstYear() + draw.below(scene.years()))
        + ".\r\nNot to be confused with [a="
        + Names.withoutNumber(names.artist(artist))
        + "].";
  }
}
