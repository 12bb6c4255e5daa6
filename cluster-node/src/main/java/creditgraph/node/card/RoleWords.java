package creditgraph.node.card;

import creditgraph.game.role.CreditRole;
import creditgraph.graph.snapshot.Snapshot;
import java.util.List;

/// What an artist does on a release, over all parts of it.
final class RoleWords {

  private RoleWords() {}

  static int bits(Snapshot snapshot, List<Integer> parts, int artist) {
    int bits = 0;
    for (int part : parts) {
      bits |= snapshot.roles(part, artist);
    }
    return bits;
  }

  static List<String> of(Snapshot snapshot, List<Integer> parts, int artist) {
    return CreditRole.listOfBits(bits(snapshot, parts, artist)).stream()
        .map(CreditRole::word)
        .toList();
  }
}
