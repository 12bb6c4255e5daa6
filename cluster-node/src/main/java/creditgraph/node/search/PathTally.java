package creditgraph.node.search;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// How questions for routes were answered on this node since it started. Threads: any.
public final class PathTally {

  /// What became of one question.
  public enum Fate {
    /// The gateway had the answer.
    MEMORY,
    /// PostgreSQL had it.
    DATABASE,
    /// It went to a search; counted besides [#REFUSED] when its turn came too late.
    SEARCH,
    /// It joined a search that ran.
    JOINED,
    /// As many were waiting as may wait, or it had waited too long. Most are refused at the
    /// gateway's door before they come here, and are counted there.
    REFUSED,
    /// Its client went before there was an answer; counted besides one of the others.
    WITHDRAWN
  }

  private final Map<Fate, LongAdder> counts = new EnumMap<>(Fate.class);

  public PathTally() {
    for (Fate fate : Fate.values()) {
      counts.put(fate, new LongAdder());
    }
  }

  /// One more.
  public void count(Fate fate) {
    counter(fate).increment();
  }

  public long of(Fate fate) {
    return counter(fate).sum();
  }

  private LongAdder counter(Fate fate) {
    return Objects.requireNonNull(counts.get(fate));
  }
}
