package creditgraph.game.role;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The vocabulary below `roles/`, every name as [RoleName] folds it. `taxonomy.conf` explains each
/// section.
///
/// @param version rises with every change of the table or of the rules that read by it
/// @param names the categories of each name, as [CreditRole#bit]s
/// @param wholeNames as `names`, of those that are a role only when a mention says nothing else
/// @param parts in operas, plays and the like, read only as a whole name
/// @param misspelt the names among them that are misspellings, so that none is taken for the
///   misspelling of another
/// @param wordEndings what a compound's last part may be
/// @param makers of instruments, one word each
/// @param qualifiers words that may follow a role without changing it
/// @param pointers names that only point at their detail
/// @param prepositions words after which it is said where or by whom, not what
/// @param joiners words between the parts of a name
record RoleTable(
    int version,
    Map<String, Integer> names,
    Map<String, Integer> wholeNames,
    Map<String, Integer> parts,
    Set<String> misspelt,
    Map<String, Integer> wordEndings,
    Map<String, Integer> makers,
    Set<String> qualifiers,
    Set<String> pointers,
    Set<String> prepositions,
    Set<String> joiners) {

  private static final List<String> RESOURCES =
      List.of("roles/taxonomy.conf", "roles/instruments.conf", "roles/languages.conf");

  private static final String PARTS = "roles/parts.conf";

  /// Shorter than this, the first part of a compound is none.
  private static final int MIN_FIRST_PART = 2;

  /// No listed word ending is longer; a word typed without end must not be looked through.
  private static final int MAX_LAST_PART = 24;

  RoleTable {
    names = Map.copyOf(names);
    wholeNames = Map.copyOf(wholeNames);
    parts = Map.copyOf(parts);
    misspelt = Set.copyOf(misspelt);
    wordEndings = Map.copyOf(wordEndings);
    makers = Map.copyOf(makers);
    qualifiers = Set.copyOf(qualifiers);
    pointers = Set.copyOf(pointers);
    prepositions = Set.copyOf(prepositions);
    joiners = Set.copyOf(joiners);
  }

  /// The table that comes with the program.
  static RoleTable shipped() {
    Map<String, Integer> names = new HashMap<>();
    Set<String> misspelt = new HashSet<>();
    for (String resource : RESOURCES) {
      bits(read(resource).getConfig("categories"))
          .forEach((name, bits) -> merge(names, name, bits));
    }
    Config rules = read(RESOURCES.getFirst());
    bits(rules.getConfig("misspelt"))
        .forEach((name, bits) -> {
          misspelt.add(name);
          merge(names, name, bits);
        });
    return new RoleTable(
        rules.getInt("version"),
        names,
        bits(rules.getConfig("whole-names")),
        bits(read(PARTS).getConfig("parts")),
        misspelt,
        bits(rules.getConfig("word-endings")),
        bits(rules.getConfig("makers")),
        folded(rules.getStringList("qualifiers")),
        folded(rules.getStringList("pointers")),
        folded(rules.getStringList("prepositions")),
        folded(rules.getStringList("joiners")));
  }

  private static Config read(String resource) {
    return ConfigFactory.parseResources(RoleTable.class.getClassLoader(), resource).resolve();
  }

  private static Map<String, Integer> bits(Config namesByCategory) {
    Map<String, Integer> bits = new HashMap<>();
    for (String word : namesByCategory.root().keySet()) {
      CreditRole role =
          CreditRole.ofWord(word)
              .orElseThrow(() -> new IllegalStateException("roles/: no such category: " + word));
      for (String name : namesByCategory.getStringList(word)) {
        merge(bits, RoleName.fold(name), role.bit());
      }
    }
    return bits;
  }

  private static void merge(Map<String, Integer> bits, String name, int more) {
    bits.merge(name, more, (a, b) -> a | b);
  }

  private static Set<String> folded(List<String> names) {
    return names.stream().map(RoleName::fold).collect(Collectors.toSet());
  }

  /// The names that a slip of the pen may have been meant for.
  Map<String, Integer> namesToMisspell() {
    return names.entrySet().stream()
        .filter(entry -> !misspelt.contains(entry.getKey()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// The categories of exactly this name; 0 when it is not in the table.
  int bits(String folded) {
    return names.getOrDefault(folded, 0);
  }

  /// The categories of this as all that a mention says; 0 when it needs no such case.
  int bitsOfWholeName(String folded) {
    return wholeNames.getOrDefault(folded, 0);
  }

  /// The categories of this part; 0 when it is none.
  int bitsOfPart(String folded) {
    return parts.getOrDefault(folded, 0);
  }

  /// The categories of this name, or of what it is the plural of; 0 when neither is in the table.
  int bitsOfNameOrPlural(String folded) {
    int bits = bits(folded);
    return bits == 0 && folded.endsWith("s")
        ? bits(folded.substring(0, folded.length() - 1))
        : bits;
  }

  /// The categories of the longest listed ending of this word that leaves a first part.
  int bitsOfCompound(String word) {
    int longest = Math.max(MIN_FIRST_PART, word.length() - MAX_LAST_PART);
    for (int start = longest; start < word.length(); start++) {
      int bits = wordEndings.getOrDefault(word.substring(start), 0);
      if (bits != 0) {
        return bits;
      }
    }
    return 0;
  }

  int bitsOfMaker(String word) {
    return makers.getOrDefault(word, 0);
  }
}
