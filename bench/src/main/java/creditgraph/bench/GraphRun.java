package creditgraph.bench;

import creditgraph.peer.PeerRun;
import creditgraph.peer.WorkDirectory;
import creditgraph.peer.WorkDirectory.Answer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One run: prepares a workload, has every system answer, one process after the other, and makes
/// the report. The first wrong distance ends it.
///
/// @param scale S, M or L
/// @param divisor 1, or how many times smaller a workload of the same shape to take, for tests
/// @param seed of workload and pairs
/// @param rounds the same for every system
/// @param progress told what is under way
record GraphRun(String scale, int divisor, long seed, PeerRun rounds, PrintStream progress) {

  private static final Path HOME = Path.of(System.getProperty("java.home"));
  private static final List<String> JAVA_OPTIONS =
      List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseCompactObjectHeaders");

  Report of(WorkDirectory work, List<Contender> contenders)
      throws IOException, InterruptedException {
    say("preparing the workload");
    child(
        work,
        prepareHeap(),
        Preparation.NAME,
        work.root().toString(),
        scale,
        Integer.toString(divisor),
        Long.toString(seed),
        Integer.toString(rounds.pairs()));
    Map<String, Long> preparation = work.facts(Preparation.NAME);
    Rows rows = new Rows(divisor == 1 ? scale : "");
    rows.preparation(preparation);

    say("mapped rows");
    child(
        work,
        "-Xmx48m",
        MappedPeer.NAME,
        work.root().toString(),
        Integer.toString(rounds.pairs()),
        Integer.toString(rounds.warmRounds()),
        Integer.toString(rounds.rounds()));
    Answer ours = work.answer(MappedPeer.NAME);
    rows.mapped(ours);

    say("other kinds of search");
    child(
        work, "-Xmx3g", SearchKinds.NAME, work.root().toString(), Integer.toString(rounds.pairs()));
    rows.kinds(work.facts(SearchKinds.NAME));

    List<String> skipped = new ArrayList<>();
    for (Contender contender : contenders) {
      Optional<String> missing = contender.missing();
      if (missing.isPresent()) {
        skipped.add(contender.name() + ": " + missing.get());
      } else {
        say(contender.name());
        contender.answer(work, rounds);
        Answer answer = work.answer(contender.name());
        Agreement.require(work.pairs(), MappedPeer.NAME, ours, contender.name(), answer);
        rows.peer(contender.name(), ours, answer);
      }
    }
    return new Report(machine(), workload(preparation), rows.all(), skipped);
  }

  private void child(WorkDirectory work, String heap, String name, String... arguments)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(JAVA_OPTIONS);
    options.add(heap);
    if (name.equals(MappedPeer.NAME)) {
      // A worker's collector: no threads and tables beside the search.
      options.add("-XX:+UseSerialGC");
    }
    String[] all = new String[arguments.length + 1];
    all[0] = name;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    ChildProcess.java(work, name, HOME, options, Child.class, all);
  }

  private String prepareHeap() {
    return switch (scale) {
      case "S" -> "-Xmx1g";
      case "M" -> "-Xmx2g";
      default -> "-Xmx4g";
    };
  }

  private void say(String what) {
    progress.println("bench: " + what + " …");
  }

  private static String machine() {
    return "%s %s, %d processors, Java %s"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version());
  }

  private String workload(Map<String, Long> facts) {
    return String.format(
        Locale.ROOT,
        "%s%s, seed %d: %,d credits; kept %,d artists, %,d releases, %,d credits; %d pairs, best of"
            + " %d rounds",
        scale,
        divisor == 1 ? "" : "/" + divisor,
        seed,
        facts.get("credits.count"),
        facts.get("kept.artists"),
        facts.get("kept.releases"),
        facts.get("kept.credits"),
        rounds.pairs(),
        rounds.rounds());
  }
}
