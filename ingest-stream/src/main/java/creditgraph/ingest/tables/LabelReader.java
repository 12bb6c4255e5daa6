package creditgraph.ingest.tables;

import creditgraph.catalog.row.LabelRow;
import creditgraph.catalog.row.LabelUrlRow;
import creditgraph.catalog.row.RecordRow;
import creditgraph.catalog.row.SublabelRow;
import creditgraph.ingest.xml.ElementCursor;
import creditgraph.ingest.xml.RecordParser.RecordReader;
import creditgraph.ingest.xml.RecordRefused;
import java.util.List;

/// A `label` record to rows.
final class LabelReader implements RecordReader {

  private final RowBatch rows;

  LabelReader(RowBatch rows) {
    this.rows = rows;
  }

  @Override
  public void read(ElementCursor xml) throws RecordRefused {
    int id = 0;
    String name = "";
    String contactInfo = "";
    String profile = "";
    String dataQuality = "";
    int parentId = 0;
    String parentName = "";
    List<NamedId> sublabels = List.of();
    List<String> urls = List.of();
    while (xml.nextField()) {
      switch (xml.name()) {
        case "id" -> id = xml.id();
        case "name" -> name = xml.text();
        case "contactinfo" -> contactInfo = xml.text();
        case "profile" -> profile = xml.text();
        case "data_quality" -> dataQuality = xml.text();
        case "parentLabel" -> {
          parentId = xml.idAttribute("id");
          parentName = xml.text();
        }
        case "sublabels" -> sublabels = NamedId.list(xml, "label");
        case "urls" -> urls = xml.texts("url");
        case "images" -> xml.skip();
        default -> xml.skipUnknown();
      }
    }
    Records.required(id, "label");
    rows.add(
        Output.LABEL,
        new LabelRow(
            id,
            name,
            contactInfo,
            profile,
            parentId,
            parentName,
            dataQuality,
            RecordRow.NOT_HASHED));
    for (int i = 0; i < sublabels.size(); i++) {
      NamedId sublabel = sublabels.get(i);
      rows.add(Output.SUBLABEL, new SublabelRow(id, i, sublabel.id(), sublabel.name()));
    }
    for (int i = 0; i < urls.size(); i++) {
      rows.add(Output.LABEL_URL, new LabelUrlRow(id, i, urls.get(i)));
    }
  }
}
