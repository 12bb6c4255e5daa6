package creditgraph.protocol.path;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.WireMessage;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/// The conversation between a gateway and the entity that answers one pair of artists.
public interface Pathfinding {

  /// Root; the entity adds private messages beneath it.
  interface Command {}

  /// What may be sent from another node.
  sealed interface Request extends Command, WireMessage permits FindPath, Withdraw {}

  /// Asks for a route. Safe to repeat: an equal question joins the running search.
  ///
  /// @param options [RouteOptions#NONE] from a node that knows none. A node that knows none is
  ///   never asked with any: it has no entities for such questions
  record FindPath(
      RulesetId ruleset,
      ArtistId from,
      ArtistId to,
      RouteOptions options,
      ActorRef<PathReply> replyTo)
      implements Request {
    public FindPath {
      options = options == null ? RouteOptions.NONE : options;
    }
  }

  /// Says that nobody waits at this address any more. A search that nobody waits for ends. Harmless
  /// when the question has been answered.
  record Withdraw(ActorRef<PathReply> replyTo) implements Request {}

  /// Every way a question for a path can end.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Found.class, name = "found"),
    @JsonSubTypes.Type(value = NotConnected.class, name = "not-connected"),
    @JsonSubTypes.Type(value = Unsatisfied.class, name = "unsatisfied"),
    @JsonSubTypes.Type(value = SameArtist.class, name = "same-artist"),
    @JsonSubTypes.Type(value = UnknownArtist.class, name = "unknown-artist"),
    @JsonSubTypes.Type(value = UnknownRuleset.class, name = "unknown-ruleset"),
    @JsonSubTypes.Type(value = BudgetExhausted.class, name = "budget-exhausted"),
    @JsonSubTypes.Type(value = Busy.class, name = "busy"),
  })
  sealed interface PathReply extends WireMessage {}

  /// A route, with the credits that prove each hop.
  ///
  /// @param hops in order from `from` to `to`, at least one
  /// @param edgesScanned credits read by the search, the machine-independent cost
  /// @param took time of the search itself, without evidence
  /// @param cost of a cheapest route; 0 where nothing was weighed
  /// @param shortestRoutes how many are as short and satisfy the options, this one included;
  ///   `Long.MAX_VALUE` for that and more, 0 where nobody asked
  /// @param others more of them, in the order of `ShortestRoutes`
  record Found(
      SnapshotRef snapshot,
      NamedArtist from,
      NamedArtist to,
      List<Hop> hops,
      long edgesScanned,
      Duration took,
      int cost,
      long shortestRoutes,
      List<List<Hop>> others)
      implements PathReply {
    public Found {
      hops = List.copyOf(hops);
      others = others == null ? List.of() : others.stream().map(List::copyOf).toList();
    }

    /// One shortest route, neither weighed nor counted.
    public static Found one(
        SnapshotRef snapshot,
        NamedArtist from,
        NamedArtist to,
        List<Hop> hops,
        long edgesScanned,
        Duration took) {
      return new Found(snapshot, from, to, hops, edgesScanned, took, 0, 0, List.of());
    }
  }

  /// Both artists are in the graph and no chain of releases joins them.
  ///
  /// @param fromReach artists whom some chain joins with `from`, itself included; 0 from a node
  ///   that does not say
  /// @param toReach the same of `to`
  /// @param joinedUnder snapshots of other rulesets, of the node that answers, in which some chain
  ///   joins the two; the one with the fewest credits first. Empty from a node that does not look
  record NotConnected(
      SnapshotRef snapshot,
      NamedArtist from,
      NamedArtist to,
      int fromReach,
      int toReach,
      List<SnapshotRef> joinedUnder)
      implements PathReply {
    public NotConnected {
      joinedUnder = joinedUnder == null ? List.of() : List.copyOf(joinedUnder);
    }
  }

  /// Some chain of releases may join the two artists, but none that satisfies the options.
  ///
  /// @param lengthWithoutOptions releases on a shortest route when nothing is asked of it; 0 when a
  ///   limit was met before that was known
  record Unsatisfied(
      SnapshotRef snapshot,
      NamedArtist from,
      NamedArtist to,
      int lengthWithoutOptions,
      long edgesScanned)
      implements PathReply {}

  /// Both ids lead to one artist, because the snapshot's ruleset takes aliases for one person.
  record SameArtist(SnapshotRef snapshot, NamedArtist artist) implements PathReply {}

  /// This artist has no credit that counts under the snapshot's ruleset.
  record UnknownArtist(SnapshotRef snapshot, ArtistId artist) implements PathReply {}

  /// No current snapshot of that ruleset is open on the node that was asked.
  record UnknownRuleset(RulesetId ruleset, List<RulesetId> available) implements PathReply {
    public UnknownRuleset {
      available = List.copyOf(available);
    }
  }

  /// The search reached a limit before it could say; nothing is known about the pair.
  record BudgetExhausted(SnapshotRef snapshot, String limit, long edgesScanned)
      implements PathReply {}

  /// Too many questions wait; ask again later.
  record Busy(Duration retryAfter) implements PathReply {}
}
