package creditgraph.protocol.card;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.CreditEvidence;
import creditgraph.protocol.path.NamedArtist;
import creditgraph.protocol.path.ReleaseCard;
import java.time.Duration;
import java.util.List;

/// Questions about one artist or one release of a snapshot, and their answers. Roles are the words
/// of role families.
public interface Describing {

  /// Every way a question about an artist can end.
  sealed interface ArtistReply permits ArtistCard, Refusal {}

  /// Every way a question about an artist's neighbourhood can end.
  sealed interface NeighbourhoodReply permits Neighbourhood, Refusal {}

  /// Every way a question about a release can end.
  sealed interface ReleaseReply permits ReleasePeople, Refusal {}

  /// Why there is no answer.
  sealed interface Refusal extends ArtistReply, NeighbourhoodReply, ReleaseReply
      permits UnknownArtist, UnknownRelease, UnknownRuleset, OtherSnapshot, Busy {}

  record UnknownArtist(SnapshotRef snapshot, ArtistId artist) implements Refusal {}

  record UnknownRelease(SnapshotRef snapshot, ReleaseId release) implements Refusal {}

  /// No snapshot of that ruleset is open.
  record UnknownRuleset(RulesetId ruleset, List<RulesetId> available) implements Refusal {
    public UnknownRuleset {
      available = List.copyOf(available);
    }
  }

  /// The ruleset's current snapshot is not the one that was asked for.
  record OtherSnapshot(SnapshotRef current, String askedFingerprint) implements Refusal {}

  /// As many questions wait as may.
  record Busy(Duration retryAfter) implements Refusal {}

  /// @param names what it is called
  /// @param members of this group, where the ruleset links them
  /// @param groups that this artist is in, where the ruleset links them
  /// @param reach artists that some chain of releases joins with this one, itself included
  /// @param firstYear 0 when no release states one
  /// @param lastYear 0 when no release states one
  /// @param roles most releases first
  record ArtistCard(
      SnapshotRef snapshot,
      NamedArtist artist,
      Names names,
      List<NamedArtist> members,
      List<NamedArtist> groups,
      int reach,
      int firstYear,
      int lastYear,
      List<DecadeCount> decades,
      List<RoleCount> roles,
      ReleasesRead read)
      implements ArtistReply {
    public ArtistCard {
      members = List.copyOf(members);
      groups = List.copyOf(groups);
      decades = List.copyOf(decades);
      roles = List.copyOf(roles);
    }
  }

  /// @param variations other spellings, the first of them
  /// @param variationCount all of them
  /// @param aliases names of other records of the same person or group, the first of them
  /// @param aliasCount all of them
  record Names(List<String> variations, int variationCount, List<String> aliases, int aliasCount) {
    public Names {
      variations = List.copyOf(variations);
      aliases = List.copyOf(aliases);
    }
  }

  /// @param decade never [Decade#ANY]
  record DecadeCount(Decade decade, int releases) {}

  record RoleCount(String role, int releases) {}

  /// What was counted.
  ///
  /// @param complete whether these are all of the artist's releases; else they are drawn by their
  ///   ids
  record ReleasesRead(int releases, boolean complete) {}

  /// @param decades of all pages, earliest first, undated ones last
  /// @param collaborators of all releases, closest first
  /// @param releases of this page, earliest first, undated ones last
  /// @param next where the next page begins, [PageBounds.Mark#END] when there is none
  record Neighbourhood(
      SnapshotRef snapshot,
      NamedArtist artist,
      List<DecadeCount> decades,
      List<Collaborator> collaborators,
      List<NearRelease> releases,
      ReleasesRead read,
      PageBounds.Mark next)
      implements NeighbourhoodReply {
    public Neighbourhood {
      decades = List.copyOf(decades);
      collaborators = List.copyOf(collaborators);
      releases = List.copyOf(releases);
    }
  }

  /// @param shared releases that credit both
  record Collaborator(NamedArtist artist, int shared) {}

  /// @param roles of the artist, on this release
  /// @param people the closest of the others
  record NearRelease(ReleaseCard release, List<String> roles, List<NearPerson> people) {
    public NearRelease {
      roles = List.copyOf(roles);
      people = List.copyOf(people);
    }
  }

  /// @param roles on this release
  /// @param shared releases that credit both
  record NearPerson(NamedArtist artist, List<String> roles, int shared) {
    public NearPerson {
      roles = List.copyOf(roles);
    }
  }

  /// @param people of this page
  /// @param next where the next page begins, [PageBounds.Mark#END] when there is none
  record ReleasePeople(
      SnapshotRef snapshot, ReleaseCard release, List<CreditedPerson> people, PageBounds.Mark next)
      implements ReleaseReply {
    public ReleasePeople {
      people = List.copyOf(people);
    }
  }

  /// @param credits not empty
  record CreditedPerson(NamedArtist artist, List<String> roles, List<CreditEvidence> credits) {
    public CreditedPerson {
      roles = List.copyOf(roles);
      credits = List.copyOf(credits);
    }
  }
}
