package creditgraph.bench;

import creditgraph.peer.PeerMain;
import creditgraph.peer.PeerRun;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A Java library, run by this Java, or by an older one when it needs that.
///
/// @param most pairs that its speed allows
/// @param home where its Java lies, if there is one
/// @param heap as after `-Xmx`
/// @param options further ones for its Java
record JavaContender(
    String name, int turns, int most, Optional<Path> home, String heap, List<String> options)
    implements Contender {

  JavaContender {
    options = List.copyOf(options);
  }

  @Override
  public Optional<String> missing() {
    return home.isPresent()
        ? Optional.empty()
        : Optional.of("needs a JDK 17 or 21 in /usr/lib/jvm or MCG_NEO4J_JAVA_HOME");
  }

  @Override
  public void answer(WorkDirectory work, PeerRun run) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(options);
    all.add("-Xmx" + heap);
    ChildProcess.java(
        work,
        name,
        home.orElseThrow(),
        all,
        PeerMain.class,
        List.of(
            name,
            work.root().toString(),
            Integer.toString(Math.min(most, run.pairs())),
            Integer.toString(run.warmRounds()),
            Integer.toString(run.rounds())));
  }
}
