package creditgraph.node.search;

import creditgraph.graph.search.SearchScratch;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/// Scratch memory for searches, used again instead of allocated again. Holds as many as have ever
/// been in use at once, which the dispatcher's threads bound.
public final class ScratchPool {

  private final ConcurrentLinkedQueue<SearchScratch> idle = new ConcurrentLinkedQueue<>();

  /// Runs `search` with a scratch of its own. One whose search broke is not used again.
  public <T> T use(Function<SearchScratch, T> search) {
    SearchScratch taken = idle.poll();
    SearchScratch scratch = taken == null ? SearchScratch.create() : taken;
    T result = search.apply(scratch);
    idle.add(scratch);
    return result;
  }
}
