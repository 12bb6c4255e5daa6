package creditgraph.node;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a node does in the cluster. A node may have several roles.
public enum NodeRole {
  /// Gateway, coordinator, route searches, names.
  CONTROL,
  /// Lanes: tasks over the local snapshot.
  WORKER,
  /// More lanes, on a machine that is not always on.
  HEAVY;

  /// The cluster role of every node that runs lanes, whichever of ours it has.
  public static final String LANES = "lanes";

  private static final String NAME_PREFIX = "name-";

  /// The word in settings and in the cluster's membership.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static NodeRole of(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "creditgraph.node.roles: expected some of "
                    + Arrays.stream(values()).map(NodeRole::word).collect(Collectors.joining(", "))
                    + ", found '"
                    + word
                    + "'"));
  }

  /// The cluster role that carries a node's public label to all others.
  static String carryingName(String nodeName) {
    return NAME_PREFIX + nodeName;
  }

  /// The public label among a member's cluster roles, or `fallback` when it carries none.
  public static String nameIn(Iterable<String> clusterRoles, String fallback) {
    for (String role : clusterRoles) {
      if (role.startsWith(NAME_PREFIX)) {
        return role.substring(NAME_PREFIX.length());
      }
    }
    return fallback;
  }
}
