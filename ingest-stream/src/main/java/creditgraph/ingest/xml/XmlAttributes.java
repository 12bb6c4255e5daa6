package creditgraph.ingest.xml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The attributes of one tag after another.
final class XmlAttributes {

  /// No element of a dump has more than five. So few names are compared with each other, more are
  /// looked for in a set.
  private static final int FEW = 16;

  private static final class Attribute {
    private String name = "";
    private final XmlText value = new XmlText();
  }

  private final List<Attribute> attributes = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private int count;

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  String name(int index) {
    return attributes.get(index).name;
  }

  String value(int index) {
    return attributes.get(index).value.text();
  }

  boolean has(String name) {
    if (count > FEW) {
      return names.contains(name);
    }
    for (int i = 0; i < count; i++) {
      if (name(i).equals(name)) {
        return true;
      }
    }
    return false;
  }

  /// @return to be set to its value
  XmlText add(String name) {
    if (count == attributes.size()) {
      attributes.add(new Attribute());
    }
    Attribute added = attributes.get(count++);
    added.name = name;
    rememberMany(name);
    return added.value;
  }

  private void rememberMany(String name) {
    if (count > FEW + 1) {
      names.add(name);
    } else if (count == FEW + 1) {
      names.clear();
      for (int i = 0; i < count; i++) {
        names.add(name(i));
      }
    }
  }
}
