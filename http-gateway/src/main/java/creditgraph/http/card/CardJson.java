package creditgraph.http.card;

import creditgraph.http.path.PathJson.ArtistJson;
import creditgraph.http.path.PathJson.CreditJson;
import creditgraph.http.path.PathJson.ReleaseJson;
import creditgraph.http.snapshot.SnapshotJson;
import creditgraph.protocol.card.Decade;
import creditgraph.protocol.card.Describing.ArtistCard;
import creditgraph.protocol.card.Describing.Collaborator;
import creditgraph.protocol.card.Describing.CreditedPerson;
import creditgraph.protocol.card.Describing.DecadeCount;
import creditgraph.protocol.card.Describing.NearPerson;
import creditgraph.protocol.card.Describing.NearRelease;
import creditgraph.protocol.card.Describing.Neighbourhood;
import creditgraph.protocol.card.Describing.ReleasePeople;
import creditgraph.protocol.card.Describing.ReleasesRead;
import creditgraph.protocol.card.Describing.RoleCount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cards as the contract spells them.
interface CardJson {

  record ArtistCardJson(
      SnapshotJson snapshot,
      ArtistJson artist,
      String url,
      List<String> variations,
      int variationCount,
      List<String> aliases,
      int aliasCount,
      List<ArtistJson> members,
      List<ArtistJson> groups,
      int reach,
      @Nullable YearsJson years,
      List<DecadeJson> decades,
      List<RoleCount> roles,
      ReleasesRead read) {

    static ArtistCardJson of(ArtistCard card) {
      return new ArtistCardJson(
          SnapshotJson.of(card.snapshot()),
          ArtistJson.of(card.artist()),
          "https://www.discogs.com/artist/" + card.artist().id(),
          card.names().variations(),
          card.names().variationCount(),
          card.names().aliases(),
          card.names().aliasCount(),
          card.members().stream().map(ArtistJson::of).toList(),
          card.groups().stream().map(ArtistJson::of).toList(),
          card.reach(),
          card.firstYear() == 0 ? null : new YearsJson(card.firstYear(), card.lastYear()),
          card.decades().stream().map(DecadeJson::of).toList(),
          card.roles(),
          card.read());
    }
  }

  record YearsJson(int first, int last) {}

  record DecadeJson(@Nullable Integer decade, int releases) {

    static DecadeJson of(DecadeCount count) {
      return new DecadeJson(
          count.decade().equals(Decade.UNDATED) ? null : count.decade().first(), count.releases());
    }
  }

  record NeighbourhoodJson(
      SnapshotJson snapshot,
      ArtistJson artist,
      List<DecadeJson> decades,
      List<CollaboratorJson> collaborators,
      List<NearReleaseJson> releases,
      ReleasesRead read,
      @Nullable String next) {

    /// @param next empty on the last page
    static NeighbourhoodJson of(Neighbourhood page, String next) {
      return new NeighbourhoodJson(
          SnapshotJson.of(page.snapshot()),
          ArtistJson.of(page.artist()),
          page.decades().stream().map(DecadeJson::of).toList(),
          page.collaborators().stream().map(CollaboratorJson::of).toList(),
          page.releases().stream().map(NearReleaseJson::of).toList(),
          page.read(),
          next.isEmpty() ? null : next);
    }
  }

  record CollaboratorJson(ArtistJson artist, int shared) {

    static CollaboratorJson of(Collaborator one) {
      return new CollaboratorJson(ArtistJson.of(one.artist()), one.shared());
    }
  }

  record NearReleaseJson(ReleaseJson release, List<String> roles, List<NearPersonJson> people) {

    static NearReleaseJson of(NearRelease near) {
      return new NearReleaseJson(
          ReleaseJson.of(near.release()),
          near.roles(),
          near.people().stream().map(NearPersonJson::of).toList());
    }
  }

  record NearPersonJson(ArtistJson artist, List<String> roles, int shared) {

    static NearPersonJson of(NearPerson near) {
      return new NearPersonJson(ArtistJson.of(near.artist()), near.roles(), near.shared());
    }
  }

  record ReleaseCardJson(
      SnapshotJson snapshot,
      ReleaseJson release,
      List<CreditedPersonJson> people,
      @Nullable String next) {

    /// @param next empty on the last page
    static ReleaseCardJson of(ReleasePeople page, String next) {
      return new ReleaseCardJson(
          SnapshotJson.of(page.snapshot()),
          ReleaseJson.of(page.release()),
          page.people().stream().map(CreditedPersonJson::of).toList(),
          next.isEmpty() ? null : next);
    }
  }

  record CreditedPersonJson(ArtistJson artist, List<String> roles, List<CreditJson> credits) {

    static CreditedPersonJson of(CreditedPerson person) {
      return new CreditedPersonJson(
          ArtistJson.of(person.artist()),
          person.roles(),
          person.credits().stream().map(CreditJson::of).toList());
    }
  }
}
