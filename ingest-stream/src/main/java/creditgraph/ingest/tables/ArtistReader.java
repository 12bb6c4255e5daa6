package creditgraph.ingest.tables;

import creditgraph.catalog.row.ArtistAliasRow;
import creditgraph.catalog.row.ArtistGroupRow;
import creditgraph.catalog.row.ArtistMemberRow;
import creditgraph.catalog.row.ArtistRow;
import creditgraph.catalog.row.ArtistUrlRow;
import creditgraph.catalog.row.ArtistVariationRow;
import creditgraph.catalog.row.RecordRow;
import creditgraph.ingest.xml.ElementCursor;
import creditgraph.ingest.xml.RecordParser.RecordReader;
import creditgraph.ingest.xml.RecordRefused;
import java.util.List;

/// An `artist` record to rows. Its id is a child element that may follow others, so lists wait for
/// the end of the record.
final class ArtistReader implements RecordReader {

  private final RowBatch rows;

  ArtistReader(RowBatch rows) {
    this.rows = rows;
  }

  @Override
  public void read(ElementCursor xml) throws RecordRefused {
    int id = 0;
    String name = "";
    String realName = "";
    String profile = "";
    String dataQuality = "";
    List<NamedId> aliases = List.of();
    List<NamedId> groups = List.of();
    List<NamedId> members = List.of();
    List<String> variations = List.of();
    List<String> urls = List.of();
    while (xml.nextField()) {
      switch (xml.name()) {
        case "id" -> id = xml.id();
        case "name" -> name = xml.text();
        case "realname" -> realName = xml.text();
        case "profile" -> profile = xml.text();
        case "data_quality" -> dataQuality = xml.text();
        case "aliases" -> aliases = NamedId.list(xml, "name");
        case "groups" -> groups = NamedId.list(xml, "name");
        case "members" -> members = NamedId.list(xml, "name");
        case "namevariations" -> variations = xml.texts("name");
        case "urls" -> urls = xml.texts("url");
        case "images" -> xml.skip();
        default -> xml.skipUnknown();
      }
    }
    Records.required(id, "artist");
    rows.add(
        Output.ARTIST,
        new ArtistRow(id, name, realName, profile, dataQuality, RecordRow.NOT_HASHED));
    for (int i = 0; i < aliases.size(); i++) {
      NamedId alias = aliases.get(i);
      rows.add(Output.ARTIST_ALIAS, new ArtistAliasRow(id, i, alias.id(), alias.name()));
    }
    for (int i = 0; i < groups.size(); i++) {
      NamedId group = groups.get(i);
      rows.add(Output.ARTIST_GROUP, new ArtistGroupRow(id, i, group.id(), group.name()));
    }
    for (int i = 0; i < members.size(); i++) {
      NamedId member = members.get(i);
      rows.add(Output.ARTIST_MEMBER, new ArtistMemberRow(id, i, member.id(), member.name()));
    }
    for (int i = 0; i < variations.size(); i++) {
      rows.add(Output.ARTIST_VARIATION, new ArtistVariationRow(id, i, variations.get(i)));
    }
    for (int i = 0; i < urls.size(); i++) {
      rows.add(Output.ARTIST_URL, new ArtistUrlRow(id, i, urls.get(i)));
    }
  }
}
