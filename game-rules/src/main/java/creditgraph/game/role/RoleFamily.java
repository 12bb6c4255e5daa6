package creditgraph.game.role;

import static creditgraph.game.role.CreditRole.ARRANGEMENT;
import static creditgraph.game.role.CreditRole.ARTWORK;
import static creditgraph.game.role.CreditRole.BASS;
import static creditgraph.game.role.CreditRole.COMPOSITION;
import static creditgraph.game.role.CreditRole.CONDUCTOR;
import static creditgraph.game.role.CreditRole.DJ_MIX;
import static creditgraph.game.role.CreditRole.DRUMS;
import static creditgraph.game.role.CreditRole.ELECTRONICS;
import static creditgraph.game.role.CreditRole.ENGINEERING;
import static creditgraph.game.role.CreditRole.ENSEMBLE;
import static creditgraph.game.role.CreditRole.GUITAR;
import static creditgraph.game.role.CreditRole.KEYBOARDS;
import static creditgraph.game.role.CreditRole.MANAGEMENT;
import static creditgraph.game.role.CreditRole.MASTERING;
import static creditgraph.game.role.CreditRole.NOTES;
import static creditgraph.game.role.CreditRole.OTHER_INSTRUMENT;
import static creditgraph.game.role.CreditRole.PERCUSSION;
import static creditgraph.game.role.CreditRole.PRODUCTION;
import static creditgraph.game.role.CreditRole.REMIX;
import static creditgraph.game.role.CreditRole.SCREEN;
import static creditgraph.game.role.CreditRole.SPOKEN;
import static creditgraph.game.role.CreditRole.STRINGS;
import static creditgraph.game.role.CreditRole.TECHNICAL;
import static creditgraph.game.role.CreditRole.VOCALS;
import static creditgraph.game.role.CreditRole.WIND;

import java.util.List;
import java.util.Locale;

/// Categories of roles that are shown as one, where 28 would be too many to look at.
///
/// Each category is in one family, but for three that say nothing about what was done:
/// [CreditRole#MAIN] and [CreditRole#FEATURED], which say where a name stands, and
/// [CreditRole#OTHER].
@SuppressWarnings("ImmutableEnumChecker") // It cannot see that the lists are unmodifiable.
public enum RoleFamily {
  VOICES(VOCALS, SPOKEN),
  GUITARS(GUITAR, BASS),
  DRUMS_AND_PERCUSSION(DRUMS, PERCUSSION),
  KEYS(KEYBOARDS),
  /// What an orchestra is made of, and whole ensembles.
  ORCHESTRA(STRINGS, WIND, ENSEMBLE, CONDUCTOR),
  SYNTHS_AND_SAMPLERS(ELECTRONICS),
  OTHER_INSTRUMENTS(OTHER_INSTRUMENT),
  WRITING(COMPOSITION, ARRANGEMENT),
  PRODUCING(PRODUCTION),
  REMIXING(REMIX, DJ_MIX),
  SOUND(ENGINEERING, MASTERING),
  SLEEVE_AND_SCREEN(ARTWORK, NOTES, SCREEN),
  SUPPORT(MANAGEMENT, TECHNICAL);

  private final List<CreditRole> roles;

  RoleFamily(CreditRole... roles) {
    this.roles = List.of(roles);
  }

  public List<CreditRole> roles() {
    return roles;
  }

  /// The bits of its categories in a snapshot's role bits.
  public int bits() {
    return CreditRole.bits(roles);
  }

  /// The word used in reports: `drums-and-percussion`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
