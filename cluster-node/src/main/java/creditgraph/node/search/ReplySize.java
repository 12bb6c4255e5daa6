package creditgraph.node.search;

import creditgraph.protocol.path.CreditEvidence;
import creditgraph.protocol.path.CreditEvidence.TrackRef;
import creditgraph.protocol.path.CreditedHop;
import creditgraph.protocol.path.Hop;
import creditgraph.protocol.path.MembershipHop;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.ReleaseCard;
import java.util.List;

/// How many bytes of the heap an answer takes, roughly: its objects by their number, its texts by
/// their length.
final class ReplySize {

  private static final int OBJECT_BYTES = 48;

  private ReplySize() {}

  static int bytes(PathReply reply) {
    return reply instanceof Found found
        ? 8 * OBJECT_BYTES
            + route(found.hops())
            + found.others().stream().mapToInt(ReplySize::route).sum()
        : 8 * OBJECT_BYTES;
  }

  private static int route(List<Hop> hops) {
    return OBJECT_BYTES + hops.stream().mapToInt(ReplySize::bytes).sum();
  }

  private static int bytes(Hop hop) {
    return switch (hop) {
      case CreditedHop credited ->
          names(hop)
              + bytes(credited.release())
              + bytes(credited.fromCredits())
              + bytes(credited.toCredits());
      case MembershipHop _ -> names(hop);
    };
  }

  private static int names(Hop hop) {
    return 3 * OBJECT_BYTES + bytes(hop.from().name()) + bytes(hop.to().name());
  }

  private static int bytes(ReleaseCard release) {
    return 3 * OBJECT_BYTES
        + bytes(release.title())
        + bytes(release.headline())
        + bytes(release.country())
        + release.formats().stream().mapToInt(ReplySize::bytes).sum();
  }

  private static int bytes(List<CreditEvidence> credits) {
    return OBJECT_BYTES + credits.stream().mapToInt(ReplySize::bytes).sum();
  }

  private static int bytes(CreditEvidence credit) {
    return 2 * OBJECT_BYTES
        + bytes(credit.scope())
        + bytes(credit.role())
        + bytes(credit.anv())
        + bytes(credit.trackText())
        + credit.tracks().stream().mapToInt(ReplySize::bytes).sum();
  }

  private static int bytes(TrackRef track) {
    return OBJECT_BYTES + bytes(track.position()) + bytes(track.title());
  }

  private static int bytes(String text) {
    return OBJECT_BYTES + 2 * text.length();
  }
}
