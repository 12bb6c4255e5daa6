package creditgraph.game.ruleset;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One object of a ruleset file, read key by key.
///
/// A fault does not stop the reading: it is noted with origin, line and key, and a stand-in is
/// returned, so that a person sees all faults at once. [#throwFaults] ends with them. Every key
/// asked for counts as allowed; [#refuseUnknown] faults the others.
final class RulesetKeys {

  private final String origin;
  private final String prefix;
  private final ConfigObject object;
  private final List<String> faults;
  private final Set<String> allowed = new LinkedHashSet<>();

  private RulesetKeys(String origin, String prefix, ConfigObject object, List<String> faults) {
    this.origin = origin;
    this.prefix = prefix;
    this.object = object;
    this.faults = faults;
  }

  static RulesetKeys of(String origin, Config config) {
    return new RulesetKeys(origin, "", config.root(), new ArrayList<>());
  }

  /// A text in a list, which knows where it stands.
  record Item(String text, RulesetKeys keys, String key, ConfigValue value) {

    void refuse(String what, String allowed) {
      keys.fault(value.origin(), key, "'%s': %s; allowed: %s".formatted(text, what, allowed));
    }
  }

  boolean isText(String key) {
    ConfigValue value = object.get(key);
    return value != null && isText(value);
  }

  /// Whether [#text] for this key has something to return.
  boolean isSound(String key) {
    return isText(key) && !object.toConfig().getString(ConfigUtil.quoteString(key)).isBlank();
  }

  /// A required text that is not blank. A number is taken as it is written.
  String text(String key) {
    ConfigValue value = ask(key, "text");
    if (value == null) {
      return "";
    }
    if (!isSound(key)) {
      fault(value.origin(), key, "allowed: a text that is not blank");
      return "";
    }
    return object.toConfig().getString(ConfigUtil.quoteString(key));
  }

  /// The one of `values` that is called so, or `fallback` when the key is absent.
  <E> E word(String key, E[] values, Function<E, String> word, E fallback) {
    allowed.add(key);
    ConfigValue value = object.get(key);
    if (value == null) {
      return fallback;
    }
    Optional<E> found =
        Arrays.stream(values).filter(each -> word.apply(each).equals(value.unwrapped())).findAny();
    if (found.isEmpty()) {
      fault(
          value.origin(),
          key,
          "found %s; allowed: %s"
              .formatted(
                  value.render(ConfigRenderOptions.concise()),
                  Arrays.stream(values).map(word).collect(Collectors.joining(", "))));
    }
    return found.orElse(fallback);
  }

  /// A required whole number between `min` and `max`.
  int number(String key, int min, int max) {
    ConfigValue value = ask(key, "a whole number");
    return value == null ? min : number(key, value, min, max);
  }

  /// A whole number between `min` and `max`, or `fallback` when the key is absent.
  int number(String key, int min, int max, int fallback) {
    allowed.add(key);
    ConfigValue value = object.get(key);
    return value == null ? fallback : number(key, value, min, max);
  }

  private int number(String key, ConfigValue value, int min, int max) {
    if (value.unwrapped() instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && number.doubleValue() >= min
        && number.doubleValue() <= max) {
      return number.intValue();
    }
    fault(
        value.origin(),
        key,
        "found %s; allowed: a whole number from %d to %d".formatted(value.render(), min, max));
    return min;
  }

  /// A required list with at least one text.
  List<Item> items(String key) {
    ConfigValue value = ask(key, "a list of words");
    return value == null ? List.of() : items(key, value);
  }

  /// An optional list of texts, which may be empty.
  Set<String> texts(String key) {
    allowed.add(key);
    ConfigValue value = object.get(key);
    Set<String> texts = new HashSet<>();
    if (value != null && !isEmptyList(value)) {
      items(key, value).forEach(item -> texts.add(item.text()));
    }
    return texts;
  }

  /// An optional list of whole numbers between `min` and `max`, which may be empty.
  Set<Integer> numbers(String key, int min, int max) {
    allowed.add(key);
    ConfigValue value = object.get(key);
    Set<Integer> numbers = new HashSet<>();
    if (value != null && !isEmptyList(value)) {
      for (ConfigValue element : elements(key, value, "whole numbers")) {
        numbers.add(number(key, element, min, max));
      }
    }
    return numbers;
  }

  /// An optional object of whole numbers between `min` and `max` whose keys are free.
  Map<String, Integer> numbersByName(String key, int min, int max) {
    RulesetKeys section = section(key);
    Map<String, Integer> numbers = new HashMap<>();
    section.object.forEach(
        (name, value) -> numbers.put(name, section.number(name, value, min, max)));
    return numbers;
  }

  private List<Item> items(String key, ConfigValue value) {
    List<Item> items = new ArrayList<>();
    for (ConfigValue element : elements(key, value, "words")) {
      if (element.unwrapped() instanceof String text && !text.isBlank()) {
        items.add(new Item(text, this, key, element));
      } else {
        fault(element.origin(), key, "found %s; allowed: words".formatted(element.render()));
      }
    }
    return items;
  }

  /// An optional object; every key of it is absent when it is.
  RulesetKeys section(String key) {
    allowed.add(key);
    ConfigValue value = object.get(key);
    if (value instanceof ConfigObject section) {
      return inner(key, section);
    }
    if (value != null) {
      fault(value.origin(), key, "found %s; allowed: { … }".formatted(value.render()));
    }
    return inner(key, ConfigValueFactory.fromMap(Map.of()));
  }

  /// A required list with at least one object.
  List<RulesetKeys> sections(String key) {
    ConfigValue value = ask(key, "a list of { … }");
    if (value == null) {
      return List.of();
    }
    List<RulesetKeys> sections = new ArrayList<>();
    for (ConfigValue element : elements(key, value, "{ … }")) {
      if (element instanceof ConfigObject section) {
        sections.add(inner(key, section));
      } else {
        fault(element.origin(), key, "found %s; allowed: { … }".formatted(element.render()));
      }
    }
    return sections;
  }

  private List<ConfigValue> elements(String key, ConfigValue value, String kind) {
    if (value instanceof ConfigList list && !list.isEmpty()) {
      return list;
    }
    fault(
        value.origin(),
        key,
        "found %s; allowed: a list of %s, not empty".formatted(value.render(), kind));
    return List.of();
  }

  /// Faults every key that was not asked for.
  void refuseUnknown() {
    object.forEach((key, value) -> {
      if (!allowed.contains(key)) {
        fault(value.origin(), key, "unknown key; allowed: " + String.join(", ", allowed));
      }
    });
  }

  void throwFaults() {
    if (!faults.isEmpty()) {
      throw new RulesetInvalid(faults);
    }
  }

  /// Notes a fault of this key's value.
  void fault(String key, String what) {
    ConfigValue value = object.get(key);
    fault(value == null ? object.origin() : value.origin(), key, what);
  }

  /// Words a fault that the HOCON reader found.
  static String located(String origin, ConfigException e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message.startsWith(origin) ? message : origin + ": " + message;
  }

  private @Nullable ConfigValue ask(String key, String kind) {
    allowed.add(key);
    ConfigValue value = object.get(key);
    if (value == null) {
      fault(object.origin(), key, "missing; allowed: " + kind);
    }
    return value;
  }

  private RulesetKeys inner(String key, ConfigObject section) {
    return new RulesetKeys(origin, prefix + key + ".", section, faults);
  }

  private void fault(ConfigOrigin at, String key, String what) {
    String line = at.lineNumber() > 0 ? " line " + at.lineNumber() : "";
    faults.add("%s%s: key '%s%s': %s".formatted(origin, line, prefix, key, what));
  }

  private static boolean isEmptyList(ConfigValue value) {
    return value instanceof ConfigList list && list.isEmpty();
  }

  private static boolean isText(ConfigValue value) {
    return value.valueType() == ConfigValueType.STRING
        || value.valueType() == ConfigValueType.NUMBER;
  }
}
