package creditgraph.node.coordinator;

import java.util.List;
import java.util.function.Consumer;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EffectFactories;

/// Journals what was decided, tells those who follow it, and only then whoever waits for it.
final class Decisions {

  /// Learns of each event once it is journaled.
  @FunctionalInterface
  interface Follower {

    /// @param now as the event left it
    void journaled(CoordinatorState now, CoordinatorEvent event);
  }

  private final EffectFactories<CoordinatorEvent, CoordinatorState> effects;
  private final List<Follower> followers;

  Decisions(EffectFactories<CoordinatorEvent, CoordinatorState> effects, List<Follower> followers) {
    this.effects = effects;
    this.followers = List.copyOf(followers);
  }

  Effect<CoordinatorEvent, CoordinatorState> none() {
    return effects.none();
  }

  Effect<CoordinatorEvent, CoordinatorState> journal(List<CoordinatorEvent> events) {
    return events.isEmpty() ? none() : journal(events, _ -> {});
  }

  /// @param events may be none; then `afterwards` runs at once
  Effect<CoordinatorEvent, CoordinatorState> journal(
      List<CoordinatorEvent> events, Consumer<CoordinatorState> afterwards) {
    return effects
        .persist(events)
        .thenRun(now -> {
          events.forEach(event -> followers.forEach(follower -> follower.journaled(now, event)));
          afterwards.accept(now);
        });
  }
}
