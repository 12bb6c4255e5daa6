package creditgraph.node.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;
import java.util.TreeMap;

/// One gauge of a page, with a value for each set of labels. A node that comes back has the name of
/// the one that is going: of two values with equal labels the larger counts.
final class GaugeFamily {

  private final String name;
  private final String help;
  private final Map<Labels, Double> values = new TreeMap<>();

  private GaugeFamily(String name, String help) {
    this.name = name;
    this.help = help;
  }

  static GaugeFamily of(String name, String help) {
    return new GaugeFamily(name, help);
  }

  /// @param labels names and values in turn
  GaugeFamily add(long value, String... labels) {
    return add((double) value, labels);
  }

  /// @param labels names and values in turn
  GaugeFamily add(double value, String... labels) {
    values.merge(Labels.of(labels), value, Math::max);
    return this;
  }

  GaugeSnapshot build() {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    values.forEach((labels, value) ->
        gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
    return gauge.build();
  }
}
