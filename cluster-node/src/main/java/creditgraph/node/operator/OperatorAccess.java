package creditgraph.node.operator;

import creditgraph.http.access.BearerToken;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Extension;
import org.apache.pekko.actor.typed.ExtensionId;

/// Where the starting node leaves the operators' token and Management, which makes routes by class
/// name, finds it. Until then no token opens anything.
public final class OperatorAccess implements Extension {

  private volatile BearerToken token = BearerToken.of("");

  private OperatorAccess() {}

  public static OperatorAccess get(ActorSystem<?> system) {
    return system.registerExtension(Id.INSTANCE);
  }

  public void openWith(BearerToken operators) {
    token = operators;
  }

  BearerToken token() {
    return token;
  }

  private static final class Id extends ExtensionId<OperatorAccess> {

    private static final Id INSTANCE = new Id();

    @Override
    public OperatorAccess createExtension(ActorSystem<?> system) {
      return new OperatorAccess();
    }
  }
}
