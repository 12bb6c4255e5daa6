package creditgraph.testkit.world;

import creditgraph.testkit.world.Draw.Stream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Prints the records of the labels dump: labels, and the companies and series that share their
/// ids.
final class LabelXml {

  private final World world;
  private final Population population;
  private final Names names;
  private final Xml xml;
  private final Tally tally;

  LabelXml(World world, Population population, Names names, Xml xml, Tally tally) {
    this.world = world;
    this.population = population;
    this.names = names;
    this.xml = xml;
    this.tally = tally;
  }

  void write(int label) throws IOException {
    Draw draw = Draw.of(world.seed(), Stream.LABEL, label);
    Scene scene = Scene.of(world.seed(), label / population.labelsPerScene());
    String name = names.label(label);
    xml.open("label").element("id", population.labelId(label)).element("name", name);
    if (draw.percent(15)) {
      xml.element(
          "contactinfo", draw.between(1, 400) + " " + scene.city() + " Road\r\n" + scene.country());
    }
    if (draw.percent(35)) {
      xml.element(
          "profile",
          "Home of the "
              + scene.genre()
              + " of "
              + scene.city()
              + ".\r\nSee also [l="
              + name
              + "].");
    }
    xml.element("data_quality", draw.percent(50) ? "Correct" : "Needs Vote");
    int head = population.label(scene.number(), 0);
    if (isSublabel(label)) {
      xml.raw("<parentLabel").attribute("id", population.labelId(head)).raw(">");
      xml.text(names.label(head)).close("parentLabel");
      tally.figure("labelsWithParent");
    }
    if (draw.percent(20)) {
      xml.raw("<urls>").element("url", "https://labels.example.org/" + label + "?a=1&b=2");
      xml.raw("</urls>");
      tally.row("label_url");
    }
    sublabels(label);
    xml.close("label").raw("\n");
    tally.row("label");
  }

  private void sublabels(int label) throws IOException {
    List<Integer> below = new ArrayList<>();
    if (label % population.labelsPerScene() == 0) {
      for (int i = 1; i < population.labelsPerScene(); i++) {
        if (isSublabel(label + i)) {
          below.add(label + i);
        }
      }
    }
    if (below.isEmpty()) {
      return;
    }
    xml.open("sublabels");
    for (int sublabel : below) {
      xml.raw("<label").attribute("id", population.labelId(sublabel)).raw(">");
      xml.text(names.label(sublabel)).close("label");
      tally.row("sublabel");
    }
    xml.close("sublabels");
  }

  /// Some of the labels of a scene belong to its first one.
  private boolean isSublabel(int label) {
    int slot = label % population.labelsPerScene();
    return slot > 0
        && slot < population.labelsPerScene() - Population.OTHER_LABELS
        && Draw.of(world.seed(), Stream.LABEL, -1L - label).percent(45);
  }
}
