package creditgraph.node.export;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/// Where exports are brought. A file is there whole or not at all.
interface ExportTarget {

  /// @return fails with [Refused] where trying again does not help
  CompletionStage<Done> put(ExportedFile file);

  /// The target said no, and will say so again.
  final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }
}
