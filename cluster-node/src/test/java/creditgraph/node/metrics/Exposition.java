package creditgraph.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of metrics as Prometheus reads it, version 0.0.4 of its text format: every line must be
/// one that the format knows, each family has its meaning and type once and before its samples, no
/// sample is there twice, and the classes of a histogram grow up to its count.
public final class Exposition {

  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (.+)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "("
              + NAME
              + ")(?:\\{("
              + LABEL
              + "(?:,"
              + LABEL
              + ")*),?\\})? ([-+]?[0-9.eE+-]+|NaN|[+-]Inf)");

  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, Map<Map<String, String>, Double>> samples = new LinkedHashMap<>();

  private Exposition() {}

  public static Exposition parse(String page) {
    assertThat(page).endsWith("\n");
    Exposition exposition = new Exposition();
    Set<String> helped = new HashSet<>();
    String family = "";
    for (String line : page.lines().toList()) {
      Matcher help = HELP.matcher(line);
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (help.matches()) {
        assertThat(helped.add(help.group(1))).as("meant once: %s", line).isTrue();
      } else if (type.matches()) {
        family = type.group(1);
        assertThat(exposition.types.put(family, type.group(2))).as(line).isNull();
      } else {
        assertThat(sample.matches()).as("a line of the format: %s", line).isTrue();
        assertThat(familiesOf(sample.group(1))).as(line).contains(family);
        exposition.add(line, sample);
      }
    }
    assertThat(helped).as("each family says what it means").containsAll(exposition.types.keySet());
    exposition.types.forEach((name, type) -> {
      if (type.equals("histogram")) {
        exposition.requireGrowing(name);
      }
    });
    return exposition;
  }

  private static List<String> familiesOf(String sample) {
    return Stream.of("", "_bucket", "_count", "_sum")
        .filter(sample::endsWith)
        .map(suffix -> sample.substring(0, sample.length() - suffix.length()))
        .toList();
  }

  private void add(String line, Matcher sample) {
    Map<String, String> labels = new TreeMap<>();
    String written = sample.group(2) == null ? "" : sample.group(2);
    for (MatchResult label : LABEL.matcher(written).results().toList()) {
      assertThat(labels.put(label.group(1), label.group(2))).as(line).isNull();
    }
    String number = sample.group(sample.groupCount()).replace("Inf", "Infinity");
    assertThat(
            samples
                .computeIfAbsent(sample.group(1), _ -> new LinkedHashMap<>())
                .put(labels, Double.parseDouble(number)))
        .as("there once: %s", line)
        .isNull();
  }

  private void requireGrowing(String histogram) {
    Map<Map<String, String>, Double> highest = new LinkedHashMap<>();
    all(histogram + "_bucket")
        .forEach((labels, count) -> {
          Map<String, String> series = new TreeMap<>(labels);
          assertThat(series.remove("le")).as("%s %s", histogram, labels).isNotNull();
          assertThat(count)
              .as("%s %s", histogram, labels)
              .isGreaterThanOrEqualTo(highest.getOrDefault(series, 0.0));
          highest.put(series, count);
        });
    assertThat(highest).as(histogram).isEqualTo(all(histogram + "_count"));
  }

  /// The types of all families, by name.
  public Map<String, String> types() {
    return types;
  }

  /// Every sample of this name, by its labels.
  public Map<Map<String, String>, Double> all(String name) {
    return samples.getOrDefault(name, Map.of());
  }

  /// The sum of all samples of this name that have these labels.
  ///
  /// @param labels names and values in turn
  public double sum(String name, String... labels) {
    return all(name).entrySet().stream()
        .filter(sample -> has(sample.getKey(), labels))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static boolean has(Map<String, String> all, String... labels) {
    for (int i = 0; i < labels.length; i += 2) {
      if (!labels[i + 1].equals(all.get(labels[i]))) {
        return false;
      }
    }
    return true;
  }
}
