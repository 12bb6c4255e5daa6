package creditgraph.game.role;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The vocabulary of `roles/taxonomy.conf`, every name as [RoleName] folds it.
///
/// @param version rises with every change of the table or of the rules that read by it
/// @param bitsOfName the categories of each name, as [CreditRole#bit]s
/// @param qualifiers words that may follow a role without changing it
/// @param pointers names that only point at their detail
/// @param prepositions words after which it is said where or by whom, not what
record RoleTable(
    int version,
    Map<String, Integer> bitsOfName,
    Set<String> qualifiers,
    Set<String> pointers,
    Set<String> prepositions) {

  private static final String RESOURCE = "roles/taxonomy.conf";

  RoleTable {
    bitsOfName = Map.copyOf(bitsOfName);
    qualifiers = Set.copyOf(qualifiers);
    pointers = Set.copyOf(pointers);
    prepositions = Set.copyOf(prepositions);
  }

  /// The table that comes with the program.
  static RoleTable shipped() {
    Config config =
        ConfigFactory.parseResources(RoleTable.class.getClassLoader(), RESOURCE).resolve();
    return new RoleTable(
        config.getInt("version"),
        bitsOfName(config.getConfig("categories")),
        folded(config.getStringList("qualifiers")),
        folded(config.getStringList("pointers")),
        Set.copyOf(config.getStringList("prepositions")));
  }

  private static Map<String, Integer> bitsOfName(Config categories) {
    Map<String, Integer> bitsOfName = new HashMap<>();
    for (String word : categories.root().keySet()) {
      CreditRole role =
          CreditRole.ofWord(word)
              .orElseThrow(
                  () -> new IllegalStateException(RESOURCE + ": no such category: " + word));
      for (String name : categories.getStringList(word)) {
        bitsOfName.merge(RoleName.fold(name), role.bit(), (a, b) -> a | b);
      }
    }
    return bitsOfName;
  }

  private static Set<String> folded(List<String> names) {
    return names.stream().map(RoleName::fold).collect(Collectors.toSet());
  }

  /// The categories of exactly this name; 0 when it is not in the table.
  int bits(String folded) {
    return bitsOfName.getOrDefault(folded, 0);
  }
}
