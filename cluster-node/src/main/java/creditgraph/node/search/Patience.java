package creditgraph.node.search;

import java.time.Duration;

/// Says at the end of the queue whether a question has waited too long to be searched.
@FunctionalInterface
public interface Patience {

  /// Every question has its turn, however late.
  Patience ENDLESS = _ -> false;

  /// @param waited from the question to its turn
  boolean isOver(Duration waited);
}
