package creditgraph.game.role;

import java.util.List;

/// One mention of a role text and what it was understood to be.
///
/// @param name as typed, white space folded; empty when the text has brackets only
/// @param detail the brackets' content, several joined by `; `; empty when there is none
/// @param categories never empty, in the order of [CreditRole], so that what is written from them
///   is the same on every run
/// @param rule the boldest rule that was needed
public record RoleReading(String name, String detail, List<CreditRole> categories, RoleRule rule) {

  public RoleReading {
    categories = List.copyOf(categories);
  }
}
