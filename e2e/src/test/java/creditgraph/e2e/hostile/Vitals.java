package creditgraph.e2e.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How a node's process is, seen from outside: the kernel's figures and those of `jcmd`, which
/// collects garbage first.
///
/// @param privateKib memory that is its alone: without pages of files that others map as well
/// @param heapKib what the heap has taken from the system, used or not
/// @param liveKib what is still reachable
/// @param searches that run or wait
/// @param questions that some part of the node has asked another and that are not answered
/// @param connections that clients have open
record Vitals(
    long privateKib,
    long heapKib,
    long liveKib,
    int threads,
    int files,
    int searches,
    int questions,
    int connections) {

  private static final String SEARCH = "creditgraph.node.search.PairSearch";
  private static final String QUESTION = "org.apache.pekko.pattern.PromiseActorRef";
  private static final String CONNECTION = "creditgraph.http.exchange.Connections$Connection";

  private static final Pattern ROW = Pattern.compile("(?m)^ *\\d+: +(\\d+) +(\\d+) +(\\S+)");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
  private static final Pattern GENERATION = Pattern.compile("total (\\d+)K");

  static Vitals of(long pid) throws IOException, InterruptedException {
    String objects = jcmd(pid, "GC.class_histogram");
    Map<String, Integer> counts = new HashMap<>();
    for (Matcher row = ROW.matcher(objects); row.find(); ) {
      counts.put(row.group(3), Integer.parseInt(row.group(1)));
    }
    Matcher total = TOTAL.matcher(objects);
    if (!total.find() || !counts.containsKey("java.lang.String")) {
      throw new IOException("no histogram: " + objects);
    }
    return new Vitals(
        privateKib(pid),
        heapKib(jcmd(pid, "GC.heap_info")),
        Long.parseLong(total.group(1)) >> 10,
        Math.toIntExact(figure(pid, "status", "Threads")),
        files(pid),
        counts.getOrDefault(SEARCH, 0),
        counts.getOrDefault(QUESTION, 0),
        counts.getOrDefault(CONNECTION, 0));
  }

  private static long privateKib(long pid) throws IOException {
    return figure(pid, "smaps_rollup", "Private_Clean")
        + figure(pid, "smaps_rollup", "Private_Dirty");
  }

  /// Sockets among them.
  private static int files(long pid) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return Math.toIntExact(open.count());
    }
  }

  /// Whether nobody is there and nothing is being done for anybody.
  boolean isQuiet() {
    return searches == 0 && questions == 0 && connections == 0;
  }

  /// Its memory beside the heap.
  long besidesKib() {
    return privateKib - heapKib;
  }

  private static long heapKib(String heap) {
    long kib = 0;
    for (Matcher generation = GENERATION.matcher(heap); generation.find(); ) {
      kib += Long.parseLong(generation.group(1));
    }
    return kib;
  }

  private static long figure(long pid, String file, String key) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/" + file))) {
      return lines
          .filter(line -> line.startsWith(key + ":"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jcmd " + command + ": " + output);
    }
    return output;
  }

  @Override
  public String toString() {
    return ("live %.1f MiB, private %.1f MiB (heap %.1f, besides %.1f), %d threads, %d files,"
            + " %d searches, %d questions, %d connections")
        .formatted(
            liveKib / 1024.0,
            privateKib / 1024.0,
            heapKib / 1024.0,
            besidesKib() / 1024.0,
            threads,
            files,
            searches,
            questions,
            connections);
  }
}
