package creditgraph.testkit.world;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Prints credits and counts them.
final class CreditXml {

  private final Population population;
  private final Names names;
  private final Xml xml;
  private final Tally tally;

  CreditXml(Population population, Names names, Xml xml, Tally tally) {
    this.population = population;
    this.names = names;
    this.xml = xml;
    this.tally = tally;
  }

  /// Writes one list of credits; an empty list is left out.
  ///
  /// @param numbers of the top-level tracks, for credits limited to some of them
  /// @param draw decides who is printed under another name
  void list(
      String tag, String scope, List<Part> parts, List<String> numbers, Draw draw, Linked linked)
      throws IOException {
    if (parts.isEmpty()) {
      return;
    }
    String partition = "credit/scope=" + scope;
    xml.open(tag);
    for (Part part : parts) {
      credit(part, numbers, draw, linked);
      tally.row(partition);
    }
    xml.close(tag);
  }

  private void credit(Part part, List<String> numbers, Draw draw, Linked linked)
      throws IOException {
    xml.open("artist");
    if (part.artist() != Part.NOBODY) {
      int id = population.artistId(part.artist());
      linked.add(id, part);
      xml.element("id", id).element("name", names.artist(part.artist()));
      if (draw.percent(18)) {
        xml.element("anv", draw.pick(names.variations(part.artist())));
        tally.figure("creditsWithAnv");
      }
    } else if (part.id() != 0) {
      xml.element("id", part.id()).element("name", part.name());
      if (part.id() == Placeholder.TRADITIONAL.id() && draw.percent(50)) {
        xml.element("anv", "Trad.");
        tally.figure("creditsWithAnv");
      }
      tally.figure("placeholderCredits");
    } else {
      xml.element("name", part.name());
      tally.figure("unlinkedCredits");
    }
    xml.element("join", part.join())
        .element("role", part.role())
        .element("tracks", limits(part.tracks(), numbers))
        .close("artist");
    if (!part.tracks().isEmpty()) {
      tally.figure("creditsLimitedToTracks");
    }
  }

  /// `A1 to A3, B2`
  static String limits(List<Integer> tracks, List<String> numbers) {
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i < tracks.size(); ) {
      int last = i;
      while (last + 1 < tracks.size() && tracks.get(last + 1) == tracks.get(last) + 1) {
        last++;
      }
      String first = numbers.get(tracks.get(i));
      ranges.add(last == i ? first : first + " to " + numbers.get(tracks.get(last)));
      i = last + 1;
    }
    return String.join(", ", ranges);
  }
}
