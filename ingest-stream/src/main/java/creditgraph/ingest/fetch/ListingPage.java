package creditgraph.ingest.fetch;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A page of a bucket's listing, in the XML of S3's version 2.
///
/// @param keys of the objects on it
/// @param continuation token of the next page, empty on the last
record ListingPage(List<String> keys, String continuation) {

  ListingPage {
    keys = List.copyOf(keys);
  }

  /// @throws XMLStreamException when it is no such page
  static ListingPage parse(String xml) throws XMLStreamException {
    InputFactoryImpl factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    List<String> keys = new ArrayList<>();
    String continuation = "";
    boolean listing = false;
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          switch (reader.getLocalName()) {
            case "ListBucketResult" -> listing = true;
            case "Key" -> keys.add(reader.getElementText());
            case "NextContinuationToken" -> continuation = reader.getElementText();
            default -> {
              // Sizes and dates are asked of the files themselves.
            }
          }
        }
      }
    } catch (UncheckedStreamException e) {
      throw new XMLStreamException(e.getMessage(), e);
    }
    if (!listing) {
      throw new XMLStreamException("expected the element ListBucketResult, found none");
    }
    return new ListingPage(keys, continuation);
  }
}
