package creditgraph.bench;

import creditgraph.peer.PeerRun;
import creditgraph.peer.WorkDirectory;
import creditgraph.peer.WorkDirectory.Answer;
import java.io.IOException;

/// What two systems answered that took turns, a new process each time: for every pair the shortest
/// time of all turns.
///
/// A machine that slows down for a minute then does so for both, and a process whose code happened
/// to be compiled less well counts for neither.
record Turns(Answer ours, Answer theirs) {

  /// @throws IllegalStateException when the two differ on a distance
  static Turns taken(Processes processes, Contender contender, PeerRun rounds, Listener listener)
      throws IOException, InterruptedException {
    Turns best = one(processes, contender, rounds, listener, 1);
    for (int turn = 2; turn <= contender.turns(); turn++) {
      best = best.orSooner(one(processes, contender, rounds, listener, turn));
    }
    return best;
  }

  private static Turns one(
      Processes processes, Contender contender, PeerRun rounds, Listener listener, int turn)
      throws IOException, InterruptedException {
    WorkDirectory work = processes.work();
    listener.begins("%s, turn %d of %d".formatted(contender.name(), turn, contender.turns()));
    processes.searchMapped(rounds);
    Answer ours = work.answer(MappedPeer.NAME);
    contender.answer(work, rounds);
    Answer theirs = work.answer(contender.name());
    Agreement.require(work.pairs(), MappedPeer.NAME, ours, contender.name(), theirs);
    return new Turns(ours, theirs);
  }

  private Turns orSooner(Turns other) {
    return new Turns(ours.orSooner(other.ours), theirs.orSooner(other.theirs));
  }
}
