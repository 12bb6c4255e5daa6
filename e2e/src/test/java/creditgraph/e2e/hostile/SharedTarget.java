package creditgraph.e2e.hostile;

import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives all tests of a run the same target, started by the first that asks and closed at the end.
final class SharedTarget implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(SharedTarget.class);
  private static final int RELEASES = 600;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Target.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Target.class, _ -> start(), Target.class);
  }

  private static Target start() {
    try {
      return Target.start(
          Files.createTempDirectory("hostile"),
          RELEASES,
          0,
          "creditgraph.http.server.idle-timeout=8s");
    } catch (Exception e) {
      throw new IllegalStateException("the target did not start", e);
    }
  }
}
