package creditgraph.protocol.path;

import creditgraph.protocol.ArtistId;

/// One step between a group and a member, as the artist records of Discogs state it.
///
/// @param group which of the two is the group
public record MembershipHop(NamedArtist from, NamedArtist to, ArtistId group) implements Hop {

  public MembershipHop {
    if (!group.equals(from.id()) && !group.equals(to.id())) {
      throw new IllegalArgumentException(
          "group: expected artist %s or %s, found %s".formatted(from.id(), to.id(), group));
    }
  }

  @Override
  public MembershipHop reversed() {
    return new MembershipHop(to, from, group);
  }
}
