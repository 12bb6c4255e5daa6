package creditgraph.ingest.tables;

import creditgraph.catalog.row.RecordRow;
import creditgraph.catalog.row.ReleaseCompanyRow;
import creditgraph.catalog.row.ReleaseFormatRow;
import creditgraph.catalog.row.ReleaseIdentifierRow;
import creditgraph.catalog.row.ReleaseLabelRow;
import creditgraph.catalog.row.ReleaseRow;
import creditgraph.catalog.row.ReleaseSeriesRow;
import creditgraph.catalog.row.ReleaseVideoRow;
import creditgraph.ingest.xml.ElementCursor;
import creditgraph.ingest.xml.RecordParser.RecordReader;
import creditgraph.ingest.xml.RecordRefused;
import java.util.ArrayList;
import java.util.List;

/// A `release` record to rows of all tables of releases, with the credits of its two upper places;
/// [TracklistReader] reads the other four.
final class ReleaseReader implements RecordReader {

  /// Scopes without a track say so.
  private static final int NO_TRACK = -1;

  private final RowBatch rows;
  private final CreditRows credits;

  ReleaseReader(RowBatch rows) {
    this.rows = rows;
    this.credits = new CreditRows(rows);
  }

  @Override
  public void read(ElementCursor xml) throws RecordRefused {
    int id = Records.required(xml.idAttribute("id"), "release");
    String status = xml.attribute("status");
    String title = "";
    String country = "";
    String released = "";
    int masterId = 0;
    boolean mainRelease = false;
    String notes = "";
    String dataQuality = "";
    List<String> genres = List.of();
    List<String> styles = List.of();
    List<CreditedArtist> artists = new ArrayList<>();
    List<CreditedArtist> extraArtists = new ArrayList<>();
    TrackRange range = new TrackRange(List.of());
    while (xml.nextField()) {
      switch (xml.name()) {
        case "title" -> title = xml.text();
        case "country" -> country = xml.text();
        case "released" -> released = xml.text();
        case "master_id" -> {
          mainRelease = xml.flagAttribute("is_main_release");
          masterId = xml.id();
        }
        case "notes" -> notes = xml.text();
        case "data_quality" -> dataQuality = xml.text();
        case "genres" -> genres = xml.texts("genre");
        case "styles" -> styles = xml.texts("style");
        case "artists" -> artists.addAll(CreditedArtist.list(xml));
        case "extraartists" -> extraArtists.addAll(CreditedArtist.list(xml));
        case "tracklist" -> range = new TracklistReader(id, rows, credits).read(xml);
        case "formats" -> readFormats(xml, id);
        case "labels" -> readLabels(xml, id);
        case "series" -> readSeries(xml, id);
        case "companies" -> readCompanies(xml, id);
        case "identifiers" -> readIdentifiers(xml, id);
        case "videos" -> addVideos(id, Video.list(xml));
        case "images" -> xml.skip();
        default -> xml.skipUnknown();
      }
    }
    credits.add(Output.MAIN_CREDIT, id, NO_TRACK, artists, range);
    credits.add(Output.EXTRA_CREDIT, id, NO_TRACK, extraArtists, range);
    rows.add(
        Output.RELEASE,
        new ReleaseRow(
            id,
            status,
            title,
            country,
            released,
            year(released),
            masterId,
            mainRelease,
            notes,
            dataQuality,
            genres,
            styles,
            RecordRow.NOT_HASHED));
  }

  /// The first four digits; 0 when there are no four.
  static int year(String released) {
    int year = 0;
    for (int i = 0; i < 4; i++) {
      char digit = i < released.length() ? released.charAt(i) : ' ';
      if (digit < '0' || digit > '9') {
        return 0;
      }
      year = year * 10 + (digit - '0');
    }
    return year;
  }

  private void readFormats(ElementCursor xml, int id) throws RecordRefused {
    int sequence = 0;
    while (xml.nextChild()) {
      if (!xml.name().equals("format")) {
        xml.skipUnknown();
        continue;
      }
      String name = xml.attribute("name");
      String quantity = xml.attribute("qty");
      String text = xml.attribute("text");
      List<String> descriptions = List.of();
      while (xml.nextField()) {
        switch (xml.name()) {
          case "descriptions" -> descriptions = xml.texts("description");
          default -> xml.skipUnknown();
        }
      }
      rows.add(
          Output.RELEASE_FORMAT,
          new ReleaseFormatRow(id, sequence++, name, quantity, text, descriptions));
    }
  }

  private void readLabels(ElementCursor xml, int id) throws RecordRefused {
    int sequence = 0;
    while (xml.nextChild()) {
      if (xml.name().equals("label")) {
        rows.add(
            Output.RELEASE_LABEL,
            new ReleaseLabelRow(
                id,
                sequence++,
                xml.idAttribute("id"),
                xml.attribute("name"),
                xml.attribute("catno")));
        endEmpty(xml);
      } else {
        xml.skipUnknown();
      }
    }
  }

  private void readSeries(ElementCursor xml, int id) throws RecordRefused {
    int sequence = 0;
    while (xml.nextChild()) {
      if (xml.name().equals("series")) {
        rows.add(
            Output.RELEASE_SERIES,
            new ReleaseSeriesRow(
                id,
                sequence++,
                xml.idAttribute("id"),
                xml.attribute("name"),
                xml.attribute("catno")));
        endEmpty(xml);
      } else {
        xml.skipUnknown();
      }
    }
  }

  private void readIdentifiers(ElementCursor xml, int id) throws RecordRefused {
    int sequence = 0;
    while (xml.nextChild()) {
      if (xml.name().equals("identifier")) {
        rows.add(
            Output.RELEASE_IDENTIFIER,
            new ReleaseIdentifierRow(
                id,
                sequence++,
                xml.attribute("type"),
                xml.attribute("value"),
                xml.attribute("description")));
        endEmpty(xml);
      } else {
        xml.skipUnknown();
      }
    }
  }

  private void readCompanies(ElementCursor xml, int id) throws RecordRefused {
    int sequence = 0;
    while (xml.nextChild()) {
      if (xml.name().equals("company")) {
        readCompany(xml, id, sequence++);
      } else {
        xml.skipUnknown();
      }
    }
  }

  private void readCompany(ElementCursor xml, int id, int sequence) throws RecordRefused {
    int companyId = 0;
    String name = "";
    String catno = "";
    int entityType = 0;
    String entityTypeName = "";
    while (xml.nextField()) {
      switch (xml.name()) {
        case "id" -> companyId = xml.id();
        case "name" -> name = xml.text();
        case "catno" -> catno = xml.text();
        case "entity_type" -> entityType = xml.number();
        case "entity_type_name" -> entityTypeName = xml.text();
        case "resource_url" -> xml.skip();
        default -> xml.skipUnknown();
      }
    }
    rows.add(
        Output.RELEASE_COMPANY,
        new ReleaseCompanyRow(id, sequence, companyId, name, catno, entityType, entityTypeName));
  }

  private void addVideos(int id, List<Video> videos) {
    for (int i = 0; i < videos.size(); i++) {
      Video video = videos.get(i);
      rows.add(
          Output.RELEASE_VIDEO,
          new ReleaseVideoRow(
              id,
              i,
              video.src(),
              video.duration(),
              video.title(),
              video.description(),
              video.embed()));
    }
  }

  /// All is in the attributes; what stands inside is drift.
  private static void endEmpty(ElementCursor xml) throws RecordRefused {
    while (xml.nextChild()) {
      xml.skipUnknown();
    }
  }
}
