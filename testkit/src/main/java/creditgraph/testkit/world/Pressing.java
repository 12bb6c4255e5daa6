package creditgraph.testkit.world;

import creditgraph.testkit.world.Draw.Stream;
import creditgraph.testkit.world.Works.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What sets one release of a work apart from its others.
///
/// @param labels indexes of labels, the first is the main one
/// @param sparse whether its contributor left the credits of tracks and makers out
record Pressing(
    Slot slot,
    Work work,
    int year,
    String released,
    String country,
    Carrier carrier,
    String quantity,
    String formatText,
    List<String> descriptions,
    List<Integer> labels,
    String catno,
    boolean sparse,
    boolean unofficial) {

  Pressing {
    descriptions = List.copyOf(descriptions);
    labels = List.copyOf(labels);
  }

  /// @param draw of the release; drawing goes on where this ends
  static Pressing of(Slot slot, Work work, Population population, Draw draw) {
    int year = Math.min(2026, work.year() + (slot.pressing() == 0 ? 0 : draw.below(25)));
    Carrier carrier = Carrier.of(work, year, draw);
    boolean unofficial = slot.pressing() > 0 && draw.percent(3);
    Scene scene = work.scene();
    int ownLabels = population.labelsPerScene() - Population.OTHER_LABELS;
    List<Integer> labels = new ArrayList<>();
    labels.add(population.label(scene.number(), draw.favouringFirst(ownLabels)));
    if (draw.percent(10)) {
      labels.add(population.label(scene.number(), draw.below(ownLabels)));
    }
    return new Pressing(
        slot,
        work,
        year,
        released(year, draw),
        draw.percent(8) ? "" : draw.percent(80) ? scene.country() : elsewhere(draw),
        carrier,
        quantity(slot, carrier),
        draw.percent(12) ? draw.pick(List.of("Gatefold", "180 g", "Red & Black", "7\" Box")) : "",
        descriptions(work, slot, carrier, unofficial, draw),
        labels,
        draw.percent(6) ? "none" : catno(labels.getFirst(), slot, draw),
        draw.percent(slot.pressing() == 0 ? 15 : 40),
        unofficial);
  }

  /// One release in two thousand states an absurd number, as one of Discogs does.
  private static String quantity(Slot slot, Carrier carrier) {
    if (slot.release() % 2000 == 777) {
      return "4294967297";
    }
    return carrier == Carrier.DOUBLE_CD ? "2" : "1";
  }

  private static String catno(int label, Slot slot, Draw draw) {
    return draw.pick(List.of("HT", "LP", "Q-", "SUN", "MX"))
        + label % 100
        + " "
        + (100 + slot.work() % 900);
  }

  private static String elsewhere(Draw draw) {
    return draw.percent(50)
        ? draw.pick(List.of("Europe", "UK & Europe", "USA & Canada", "Worldwide"))
        : draw.pick(draw.pick(List.of(Tongue.values())).countries());
  }

  private static String released(int year, Draw draw) {
    int chance = draw.below(100);
    if (chance < 10) {
      return "";
    }
    if (chance < 60) {
      return Integer.toString(year);
    }
    int month = chance < 62 ? 0 : draw.between(1, 12);
    int day = chance < 66 ? 0 : draw.between(1, 28);
    return String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
  }

  private static List<String> descriptions(
      Work work, Slot slot, Carrier carrier, boolean unofficial, Draw draw) {
    List<String> descriptions = new ArrayList<>();
    boolean single = work.kind() == Work.Kind.SINGLE;
    if (carrier == Carrier.VINYL) {
      descriptions.add(single ? draw.pick(List.of("7\"", "12\"")) : "LP");
      descriptions.add(single ? "45 RPM" : "33 ⅓ RPM");
    }
    if (carrier == Carrier.FILE) {
      descriptions.add("FLAC");
    }
    descriptions.add(single ? "Single" : "Album");
    if (work.kind().gathers()) {
      descriptions.add("Compilation");
    }
    if (work.kind() == Work.Kind.MIX) {
      descriptions.add("Mixed");
    }
    if (slot.pressing() > 0) {
      descriptions.add("Reissue");
    }
    if (unofficial) {
      descriptions.add("Unofficial Release");
    }
    return descriptions;
  }

  static Draw draw(long seed, Slot slot) {
    return Draw.of(seed, Stream.RELEASE, slot.release());
  }
}
