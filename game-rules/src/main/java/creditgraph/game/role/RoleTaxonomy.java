package creditgraph.game.role;

import creditgraph.game.role.RoleNameReader.Found;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

  /// Longer texts are rare, and nobody says how long they get.
  private static final int MAX_REMEMBERED_LENGTH = 200;

  private static final RoleTaxonomy SHIPPED = new RoleTaxonomy(RoleTable.shipped());

  private record Answer(List<RoleReading> readings, int bits) {}

  private final RoleTable table;
  private final RoleNameReader reader;
  private final Map<String, Answer> remembered = new ConcurrentHashMap<>();

  private RoleTaxonomy(RoleTable table) {
    this.table = table;
    this.reader = new RoleNameReader(table);
  }

  /// The table that comes with the program.
  public static RoleTaxonomy shipped() {
    return SHIPPED;
  }

  /// Rises with every change of the table or the rules.
  public int version() {
    return table.version();
  }

  /// Every mention of this raw role text, in order; none when it says nothing.
  public List<RoleReading> read(String rawRole) {
    return answer(rawRole).readings();
  }

  /// The bits of all categories that this raw role text falls into; 0 when it says nothing.
  public int bits(String rawRole) {
    return answer(rawRole).bits();
  }

  /// The categories of one mention, never empty.
  public Set<CreditRole> categories(RoleMention mention) {
    return Set.copyOf(read(mention).categories());
  }

  private Answer answer(String rawRole) {
    Answer known = remembered.get(rawRole);
    if (known != null) {
      return known;
    }
    List<RoleReading> readings = RoleParser.parse(rawRole).stream().map(this::read).toList();
    int bits = 0;
    for (RoleReading reading : readings) {
      bits |= CreditRole.bits(reading.categories());
    }
    Answer answer = new Answer(readings, bits);
    if (rawRole.length() <= MAX_REMEMBERED_LENGTH && remembered.size() < MAX_REMEMBERED) {
      remembered.put(rawRole, answer);
    }
    return answer;
  }

  private RoleReading read(RoleMention mention) {
    String name = RoleName.fold(mention.name());
    Found found = reader.read(name);
    if (name.isEmpty() || table.pointers().contains(name)) {
      for (RoleMention inDetail : RoleParser.parse(mention.detail())) {
        found = found.and(reader.read(RoleName.fold(inDetail.name())).by(RoleRule.DETAIL));
      }
    }
    int bits = found.any() ? found.bits() : CreditRole.OTHER.bit();
    return new RoleReading(
        mention.name(), mention.detail(), CreditRole.listOfBits(bits), found.rule());
  }
}
