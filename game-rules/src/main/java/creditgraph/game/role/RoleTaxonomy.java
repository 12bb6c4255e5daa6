package creditgraph.game.role;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Sorts role mentions into categories by a table of names.
///
/// The table is `roles/taxonomy.conf`, which people may review; this class adds only the rules by
/// which a name that is not in it is read. Names are compared as [RoleName] folds them. In order,
/// the first that succeeds:
///
/// 1. **Whole name.** `Bass Guitar` is in the table.
/// 2. **Ending.** English names a thing by its last word, so the longest ending of whole words that
///    is in the table decides: `Left-Handed Nylon Guitar` is a guitar, `Guitar Technician` a
///    technician. The last word may stand in the plural, or with the number of a part.
/// 3. **Trailing qualifier.** Words the table calls qualifiers are dropped from the end: `Guitar
///    Solo`, `Vocals (Additional)`.
/// 4. **Parts.** Around "and" (also `&`, `+`, `/`) each part is read by these rules and all that
///    are understood count: `Bass And All Other Instruments`.
///
/// A name that only points at its detail (`Other [Roadie]`, `Performer [Guitar]`) takes what the
/// detail says as well. What no rule understands is [CreditRole#OTHER].
///
/// Immutable but for a bounded memory of answers; shared freely between threads.
public final class RoleTaxonomy {

  /// A month has a few hundred thousand distinct role texts, of which a few thousand make up nearly
  /// all credits; those fit, the rest is read again each time.
  private static final int MAX_REMEMBERED = 1 << 16;

  private static final String RESOURCE = "roles/taxonomy.conf";

  private static final RoleTaxonomy SHIPPED = load();

  private final int version;
  private final Map<String, Integer> bitsOfName;
  private final Set<String> qualifiers;
  private final Set<String> pointers;
  private final Set<String> prepositions;
  private final Map<String, Integer> remembered = new ConcurrentHashMap<>();

  private RoleTaxonomy(
      int version,
      Map<String, Integer> bitsOfName,
      Set<String> qualifiers,
      Set<String> pointers,
      Set<String> prepositions) {
    this.version = version;
    this.bitsOfName = Map.copyOf(bitsOfName);
    this.qualifiers = Set.copyOf(qualifiers);
    this.pointers = Set.copyOf(pointers);
    this.prepositions = Set.copyOf(prepositions);
  }

  /// The table that comes with the program.
  public static RoleTaxonomy shipped() {
    return SHIPPED;
  }

  /// Rises with every change of the table or the rules.
  public int version() {
    return version;
  }

  /// The categories of one mention, never empty.
  public Set<CreditRole> categories(RoleMention mention) {
    return CreditRole.ofBits(bits(mention));
  }

  /// The bits of all categories that this raw role text falls into; 0 when it says nothing.
  public int bits(String rawRole) {
    Integer known = remembered.get(rawRole);
    if (known != null) {
      return known;
    }
    int bits = 0;
    for (RoleMention mention : RoleParser.parse(rawRole)) {
      bits |= bits(mention);
    }
    if (remembered.size() < MAX_REMEMBERED) {
      remembered.put(rawRole, bits);
    }
    return bits;
  }

  private int bits(RoleMention mention) {
    String name = RoleName.fold(mention.name());
    int bits = bitsOfPhrase(name);
    if (name.isEmpty() || pointers.contains(name)) {
      for (RoleMention inDetail : RoleParser.parse(mention.detail())) {
        bits |= bitsOfPhrase(RoleName.fold(inDetail.name()));
      }
    }
    return bits == 0 ? CreditRole.OTHER.bit() : bits;
  }

  private int bitsOfPhrase(String folded) {
    int whole = bitsOfName.getOrDefault(folded, 0);
    if (whole != 0) {
      return whole;
    }
    int bits = bitsOfParts(folded);
    return bits != 0 ? bits : bitsOfParts(head(folded));
  }

  private int bitsOfParts(String folded) {
    int bits = 0;
    for (String part : folded.split(" and ")) {
      String[] words = part.split(" ");
      bits |= bitsOfPart(words, words.length);
    }
    return bits;
  }

  private String head(String folded) {
    List<String> words = Arrays.asList(folded.split(" "));
    return words.stream()
        .takeWhile(word -> !prepositions.contains(word))
        .collect(Collectors.joining(" "));
  }

  private int bitsOfPart(String[] words, int end) {
    if (end > 1 && isQualifier(words[end - 1])) {
      int bits = bitsOfPart(words, end - 1);
      if (bits != 0) {
        return bits;
      }
    }
    for (int start = 0; start < end; start++) {
      int bits = bitsOfWords(words, start, end);
      if (bits != 0) {
        return bits;
      }
    }
    return 0;
  }

  private int bitsOfWords(String[] words, int start, int end) {
    String name = String.join(" ", Arrays.asList(words).subList(start, end));
    int bits = bitsOfName.getOrDefault(name, 0);
    if (bits == 0 && name.endsWith("s")) {
      bits = bitsOfName.getOrDefault(name.substring(0, name.length() - 1), 0);
    }
    return bits;
  }

  private boolean isQualifier(String word) {
    return qualifiers.contains(word) || word.chars().allMatch(Character::isDigit);
  }

  private static RoleTaxonomy load() {
    Config config =
        ConfigFactory.parseResources(RoleTaxonomy.class.getClassLoader(), RESOURCE).resolve();
    Map<String, Integer> bitsOfName = new HashMap<>();
    ConfigObject categories = config.getObject("categories");
    for (String word : categories.keySet()) {
      CreditRole role =
          CreditRole.ofWord(word)
              .orElseThrow(
                  () -> new IllegalStateException(RESOURCE + ": no such category: " + word));
      for (String name : config.getStringList("categories." + word)) {
        bitsOfName.merge(RoleName.fold(name), role.bit(), (a, b) -> a | b);
      }
    }
    return new RoleTaxonomy(
        config.getInt("version"),
        bitsOfName,
        folded(config.getStringList("qualifiers")),
        folded(config.getStringList("pointers")),
        Set.copyOf(config.getStringList("prepositions")));
  }

  private static Set<String> folded(List<String> names) {
    Set<String> folded = new HashSet<>();
    names.forEach(name -> folded.add(RoleName.fold(name)));
    return folded;
  }
}
