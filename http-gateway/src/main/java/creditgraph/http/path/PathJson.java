package creditgraph.http.path;

import creditgraph.http.snapshot.SnapshotJson;
import creditgraph.protocol.path.CreditEvidence;
import creditgraph.protocol.path.CreditedHop;
import creditgraph.protocol.path.Hop;
import creditgraph.protocol.path.MembershipHop;
import creditgraph.protocol.path.NamedArtist;
import creditgraph.protocol.path.Pathfinding.BudgetExhausted;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import creditgraph.protocol.path.Pathfinding.Unsatisfied;
import creditgraph.protocol.path.ReleaseCard;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Answers as the contract spells them. The wire says "not stated" with 0 or an empty text, JSON
/// says it with `null`.
public interface PathJson {

  record FoundJson(
      String outcome,
      SnapshotJson snapshot,
      ArtistJson from,
      ArtistJson to,
      int length,
      List<HopJson> hops,
      @Nullable Integer cost,
      @Nullable ShortestRoutesJson shortestRoutes,
      long edgesScanned,
      long tookMicros) {

    static FoundJson of(Found found) {
      return new FoundJson(
          "found",
          SnapshotJson.of(found.snapshot()),
          ArtistJson.of(found.from()),
          ArtistJson.of(found.to()),
          found.hops().size(),
          HopJson.all(found.hops()),
          stated(found.cost()),
          found.shortestRoutes() == 0 ? null : ShortestRoutesJson.of(found),
          found.edgesScanned(),
          TimeUnit.MICROSECONDS.convert(found.took()));
    }
  }

  /// @param count a decimal text, since a number of JSON may be less exact
  /// @param isExact whether there are not more
  record ShortestRoutesJson(String count, boolean isExact, List<List<HopJson>> others) {

    static ShortestRoutesJson of(Found found) {
      return new ShortestRoutesJson(
          Long.toString(found.shortestRoutes()),
          found.shortestRoutes() < Long.MAX_VALUE,
          found.others().stream().map(HopJson::all).toList());
    }
  }

  record UnsatisfiedJson(
      String outcome,
      SnapshotJson snapshot,
      ArtistJson from,
      ArtistJson to,
      @Nullable Integer lengthWithoutOptions,
      long edgesScanned) {

    static UnsatisfiedJson of(Unsatisfied none) {
      return new UnsatisfiedJson(
          "unsatisfied",
          SnapshotJson.of(none.snapshot()),
          ArtistJson.of(none.from()),
          ArtistJson.of(none.to()),
          stated(none.lengthWithoutOptions()),
          none.edgesScanned());
    }
  }

  record NotConnectedJson(
      String outcome,
      SnapshotJson snapshot,
      ArtistJson from,
      ArtistJson to,
      @Nullable Integer fromReach,
      @Nullable Integer toReach,
      List<SnapshotJson> joinedUnder) {

    static NotConnectedJson of(NotConnected apart) {
      return new NotConnectedJson(
          "not-connected",
          SnapshotJson.of(apart.snapshot()),
          ArtistJson.of(apart.from()),
          ArtistJson.of(apart.to()),
          stated(apart.fromReach()),
          stated(apart.toReach()),
          apart.joinedUnder().stream().map(SnapshotJson::of).toList());
    }
  }

  record BudgetExhaustedJson(
      String outcome, SnapshotJson snapshot, String limit, long edgesScanned) {

    static BudgetExhaustedJson of(BudgetExhausted exhausted) {
      return new BudgetExhaustedJson(
          "budget-exhausted",
          SnapshotJson.of(exhausted.snapshot()),
          exhausted.limit(),
          exhausted.edgesScanned());
    }
  }

  /// One of the two kinds of step.
  sealed interface HopJson {

    static List<HopJson> all(List<Hop> route) {
      return route.stream().map(HopJson::of).toList();
    }

    static HopJson of(Hop hop) {
      return switch (hop) {
        case CreditedHop credited -> CreditedHopJson.of(credited);
        case MembershipHop membership -> MembershipHopJson.of(membership);
      };
    }
  }

  record CreditedHopJson(
      String kind,
      ArtistJson from,
      ReleaseJson release,
      ArtistJson to,
      List<CreditJson> fromCredits,
      List<CreditJson> toCredits)
      implements HopJson {

    static CreditedHopJson of(CreditedHop hop) {
      return new CreditedHopJson(
          "credited",
          ArtistJson.of(hop.from()),
          ReleaseJson.of(hop.release()),
          ArtistJson.of(hop.to()),
          hop.fromCredits().stream().map(CreditJson::of).toList(),
          hop.toCredits().stream().map(CreditJson::of).toList());
    }
  }

  record MembershipHopJson(String kind, ArtistJson from, ArtistJson to, int group)
      implements HopJson {

    static MembershipHopJson of(MembershipHop hop) {
      return new MembershipHopJson(
          "membership", ArtistJson.of(hop.from()), ArtistJson.of(hop.to()), hop.group().value());
    }
  }

  record ArtistJson(int id, String name, int releases) {

    public static ArtistJson of(NamedArtist artist) {
      return new ArtistJson(artist.id().value(), artist.name(), artist.releases());
    }
  }

  record ReleaseJson(
      int id,
      String title,
      String headline,
      @Nullable Integer year,
      @Nullable String country,
      List<String> formats,
      @Nullable Integer masterId,
      int people,
      int trackCount,
      String url) {

    public static ReleaseJson of(ReleaseCard card) {
      return new ReleaseJson(
          card.id().value(),
          card.title(),
          card.headline(),
          stated(card.year()),
          stated(card.country()),
          card.formats(),
          stated(card.masterId()),
          card.people(),
          card.trackCount(),
          "https://www.discogs.com/release/" + card.id());
    }
  }

  record CreditJson(
      String scope,
      @Nullable String role,
      @Nullable String anv,
      @Nullable String trackText,
      List<TrackJson> tracks) {

    public static CreditJson of(CreditEvidence credit) {
      return new CreditJson(
          credit.scope(),
          stated(credit.role()),
          stated(credit.anv()),
          stated(credit.trackText()),
          credit.tracks().stream().map(TrackJson::of).toList());
    }
  }

  record TrackJson(@Nullable String position, String title) {

    static TrackJson of(CreditEvidence.TrackRef track) {
      return new TrackJson(stated(track.position()), track.title());
    }
  }

  private static @Nullable String stated(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Integer stated(int number) {
    return number == 0 ? null : number;
  }
}
