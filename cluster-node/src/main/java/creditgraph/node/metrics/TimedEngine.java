package creditgraph.node.metrics;

import creditgraph.graph.search.Cancellation;
import creditgraph.node.search.PairQuestion;
import creditgraph.node.search.PathEngine;
import creditgraph.protocol.path.Pathfinding.BudgetExhausted;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.SameArtist;
import creditgraph.protocol.path.Pathfinding.UnknownArtist;
import creditgraph.protocol.path.Pathfinding.UnknownRuleset;
import creditgraph.protocol.path.Pathfinding.Unsatisfied;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Times searches for routes by their outcome, the wait for a thread included.
final class TimedEngine implements PathEngine {

  private enum Outcome {
    FOUND,
    NOT_CONNECTED,
    UNSATISFIED,
    SAME_ARTIST,
    UNKNOWN_ARTIST,
    UNKNOWN_RULESET,
    EXHAUSTED,
    /// Nobody waited for it any more.
    CANCELLED,
    BUSY,
    FAILED
  }

  private final PathEngine engine;
  private final OutcomeTimers<Outcome> timers;

  TimedEngine(PathEngine engine, MeterRegistry registry) {
    this.engine = engine;
    this.timers =
        OutcomeTimers.create(
            registry,
            "creditgraph.path.search.duration",
            "Searches for routes on this node, the wait for a thread included",
            "outcome",
            Outcome.class);
  }

  @Override
  public CompletionStage<PathReply> find(PairQuestion question, Cancellation cancellation) {
    long start = System.nanoTime();
    return engine
        .find(question, cancellation)
        .whenComplete((reply, _) -> {
          Outcome outcome = cancellation.isRequested() ? Outcome.CANCELLED : outcome(reply);
          timers.ended(outcome, start);
        });
  }

  /// @param reply null when the search broke
  private static Outcome outcome(@Nullable PathReply reply) {
    return switch (reply) {
      case null -> Outcome.FAILED;
      case Found _ -> Outcome.FOUND;
      case NotConnected _ -> Outcome.NOT_CONNECTED;
      case Unsatisfied _ -> Outcome.UNSATISFIED;
      case SameArtist _ -> Outcome.SAME_ARTIST;
      case UnknownArtist _ -> Outcome.UNKNOWN_ARTIST;
      case UnknownRuleset _ -> Outcome.UNKNOWN_RULESET;
      case BudgetExhausted _ -> Outcome.EXHAUSTED;
      case Busy _ -> Outcome.BUSY;
    };
  }
}
