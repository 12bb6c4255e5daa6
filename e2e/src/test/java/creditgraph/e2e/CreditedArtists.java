package creditgraph.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Who is credited on each release of a dump, at any level: read from the XML by the JDK alone, so
/// that nothing of ours is believed.
final class CreditedArtists {

  /// Various, Unknown Artist, No Artist, Traditional.
  private static final Set<Integer> NOBODY = Set.of(194, 355, 118760, 151641);

  private final Map<Integer, Set<Integer>> byRelease = new HashMap<>();

  private CreditedArtists() {}

  static CreditedArtists read(Path releases) throws IOException, XMLStreamException {
    CreditedArtists credited = new CreditedArtists();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(releases))) {
      XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
      credited.read(xml);
    }
    return credited;
  }

  /// Everybody's id on a release; empty for one that is not in the dump.
  Set<Integer> on(int release) {
    return byRelease.getOrDefault(release, Set.of());
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    Set<Integer> people = new HashSet<>();
    boolean inArtist = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "release" -> {
            people = new HashSet<>();
            byRelease.put(Integer.valueOf(xml.getAttributeValue(null, "id")), people);
          }
          case "artist" -> inArtist = true;
          case "id" -> {
            int id = inArtist ? Integer.parseInt(xml.getElementText().strip()) : 0;
            if (id > 0 && !NOBODY.contains(id)) {
              people.add(id);
            }
          }
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("artist")) {
        inArtist = false;
      }
    }
  }
}
