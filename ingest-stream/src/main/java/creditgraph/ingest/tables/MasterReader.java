package creditgraph.ingest.tables;

import creditgraph.catalog.row.MasterArtistRow;
import creditgraph.catalog.row.MasterRow;
import creditgraph.catalog.row.MasterVideoRow;
import creditgraph.catalog.row.RecordRow;
import creditgraph.ingest.xml.ElementCursor;
import creditgraph.ingest.xml.RecordParser.RecordReader;
import creditgraph.ingest.xml.RecordRefused;
import java.util.List;

/// A `master` record to rows.
final class MasterReader implements RecordReader {

  private final RowBatch rows;

  MasterReader(RowBatch rows) {
    this.rows = rows;
  }

  @Override
  public void read(ElementCursor xml) throws RecordRefused {
    int id = Records.required(xml.idAttribute("id"), "master");
    int mainReleaseId = 0;
    int year = 0;
    String title = "";
    String notes = "";
    String dataQuality = "";
    List<String> genres = List.of();
    List<String> styles = List.of();
    while (xml.nextField()) {
      switch (xml.name()) {
        case "main_release" -> mainReleaseId = xml.id();
        case "year" -> year = xml.number();
        case "title" -> title = xml.text();
        case "notes" -> notes = xml.text();
        case "data_quality" -> dataQuality = xml.text();
        case "genres" -> genres = xml.texts("genre");
        case "styles" -> styles = xml.texts("style");
        case "artists" -> addArtists(id, CreditedArtist.list(xml));
        case "videos" -> addVideos(id, Video.list(xml));
        case "images" -> xml.skip();
        default -> xml.skipUnknown();
      }
    }
    rows.add(
        Output.MASTER,
        new MasterRow(
            id,
            mainReleaseId,
            year,
            title,
            notes,
            dataQuality,
            genres,
            styles,
            RecordRow.NOT_HASHED));
  }

  private void addArtists(int id, List<CreditedArtist> artists) {
    for (int i = 0; i < artists.size(); i++) {
      CreditedArtist artist = artists.get(i);
      rows.add(
          Output.MASTER_ARTIST,
          new MasterArtistRow(
              id,
              i,
              artist.artistId(),
              artist.name(),
              artist.anv(),
              artist.join(),
              artist.role(),
              artist.tracks()));
    }
  }

  private void addVideos(int id, List<Video> videos) {
    for (int i = 0; i < videos.size(); i++) {
      Video video = videos.get(i);
      rows.add(
          Output.MASTER_VIDEO,
          new MasterVideoRow(
              id,
              i,
              video.src(),
              video.duration(),
              video.title(),
              video.description(),
              video.embed()));
    }
  }
}
