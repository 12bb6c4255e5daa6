package creditgraph.e2e.fault;

import java.io.IOException;

/// What `kill` sends to a process.
enum Signal {
  KILL,
  TERM,
  STOP,
  CONT;

  void send(long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name(), Long.toString(pid)).start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("process " + pid + " is not there to get " + name());
    }
  }
}
