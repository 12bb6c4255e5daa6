package creditgraph.protocol.path;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.WireMessage;

/// One step of a route from an artist to another, with what proves it.
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "kind",
    defaultImpl = CreditedHop.class) // nodes of before there were memberships name no kind
@JsonSubTypes({
  @JsonSubTypes.Type(value = CreditedHop.class, name = "credited"),
  @JsonSubTypes.Type(value = MembershipHop.class, name = "membership"),
})
public sealed interface Hop extends WireMessage permits CreditedHop, MembershipHop {

  NamedArtist from();

  NamedArtist to();

  /// The same step, read from its other end.
  Hop reversed();
}
