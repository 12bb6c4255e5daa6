package creditgraph.node;

import org.apache.pekko.actor.typed.DispatcherSelector;

/// Actors that have handled a message when `tell` returns, on the thread that sent it.
///
/// A test whose time passes by hand needs them: on a pool, time may pass before an actor has set
/// the timer that it was meant for, and then never again.
public final class CallingThread {

  public static final DispatcherSelector DISPATCHER =
      DispatcherSelector.fromConfig("pekko.test.calling-thread-dispatcher");

  private CallingThread() {}
}
