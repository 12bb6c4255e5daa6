package creditgraph.game.role;

import creditgraph.game.role.RoleNameReader.Found;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Sorts role mentions into categories by a table of names.
///
/// The table is four files below `roles/`, which people may review; this class and [RoleNameReader]
/// add only the rules by which a name that is not in it is read. `docs/roles.md` tells them to
/// people, [RoleRule] names them. Names are compared as [RoleName] folds them.
///
/// A name is understood by the surest rule that understands it. First the sure ones:
///
/// 1. **Whole name.** `Bass Guitar` is in the table. Some names are a role only by themselves:
///    `With`, and a part in an opera or a play, `Leporello`.
/// 2. **Before an aside.** Of `Artwork (Front Cover)` what stands before the bracket is read, and
///    all of it only if that says nothing.
/// 3. **Parts.** Around "and" (also `&`, `+`, `/`, and "and" in other languages) each part is read
///    by itself and all that are understood count: `Bass And All Other Instruments`.
/// 4. **Ending.** English names a thing by its last word, so the longest ending of whole words that
///    is in the table decides: `Left-Handed Nylon Guitar` is a guitar, `Guitar Technician` a
///    technician. The last word may stand in the plural, or with the number of a part, or be
///    followed by a qualifier: `Guitar Solo`.
/// 5. **Head.** After a preposition it is said where or by whom: `Guitar On The Long Tune`.
///
/// Then, for a part that these leave unread, the bold ones: one slip of the pen ([Spelling]), a
/// compound's last part (`Mondharfe`), a maker's name (`Roland CR-8000`), and a beginning of whole
/// words (`Chitarra Battente`), as Romance languages name a thing by its first word.
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
    Found found = reader.read(mention.name());
    String name = RoleName.fold(mention.name());
    if (name.isEmpty() || table.pointers().contains(name)) {
      for (RoleMention inDetail : RoleParser.parse(mention.detail())) {
        found = found.and(reader.readInDetail(inDetail.name()).atLeast(RoleRule.DETAIL));
      }
    }
    int bits = found.any() ? found.bits() : CreditRole.OTHER.bit();
    return new RoleReading(
        mention.name(), mention.detail(), CreditRole.listOfBits(bits), found.rule());
  }
}
