package creditgraph.game.role;

/// One role in a credit's role text: `Producer [Additional]` is `Producer` with detail
/// `Additional`.
///
/// @param name empty when the text has brackets only
/// @param detail the brackets' content, several joined by `; `; empty when there is none
public record RoleMention(String name, String detail) {}
