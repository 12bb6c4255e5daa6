package creditgraph.bench;

import creditgraph.peer.PeerRun;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `./mcg bench graph`: prepares a workload, has every system answer, one process after the other,
/// and holds their figures against each other. The first wrong distance ends it.
///
/// @param rounds the same for every system
/// @param contenders those we are held against
record GraphRun(Workload workload, PeerRun rounds, List<Contender> contenders) implements Run {

  /// New processes that open a snapshot.
  private static final int OPENINGS = 5;

  GraphRun {
    contenders = List.copyOf(contenders);
  }

  @Override
  public Results of(WorkDirectory work, Listener listener)
      throws IOException, InterruptedException {
    Processes processes = new Processes(work);
    Rows rows = new Rows(workload.barScale(), listener);

    listener.begins("building and checking the topology");
    processes.prepare(workload, rounds.pairs(), !contenders.isEmpty());
    Map<String, Long> preparation = work.facts(Preparation.NAME);
    String described =
        "%s; %d pairs, best of %d rounds"
            .formatted(workload.described(preparation), rounds.pairs(), rounds.rounds());
    listener.measures(Machine.described(), described);
    rows.preparation(preparation);

    listener.begins("mapped topology");
    processes.searchMapped(rounds);
    rows.mapped(work.answer(MappedPeer.NAME));

    if (workload.hasWholeSnapshot()) {
      listener.begins("a snapshot with labels and evidence");
      rows.openings(processes.openSnapshot(workload, OPENINGS));
    }

    listener.begins("other kinds of search");
    processes.compareKinds(rounds);
    rows.kinds(work.facts(SearchKinds.NAME));

    List<String> skipped = new ArrayList<>();
    for (Contender contender : contenders) {
      Optional<String> missing = contender.missing();
      if (missing.isPresent()) {
        listener.skipped(contender.name(), missing.get());
        skipped.add(contender.name() + ": " + missing.get());
      } else {
        Turns taken = Turns.taken(processes, contender, rounds, listener);
        rows.peer(contender.name(), taken.ours(), taken.theirs());
      }
    }
    return new Results(described, rows.all(), skipped);
  }
}
