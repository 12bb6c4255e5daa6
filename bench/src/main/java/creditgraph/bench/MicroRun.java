package creditgraph.bench;

import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// `./mcg bench micro`: the small parts of a search by themselves, each in a process of its own
/// under JMH.
///
/// @param iterations timed, of a second each
record MicroRun(Workload workload, int iterations) implements Run {

  /// What each method of [MicroBench] measures, in the order in which they run.
  private static final List<Part> PARTS =
      List.of(
          new Part("decodeArtistRows", "decode an artist's row", "ns/credit", 1),
          new Part("decodeReleaseRows", "decode a release's row", "ns/credit", 1),
          new Part("bareLoop", "search, bare loop", "us", 1e-3),
          new Part("route", "search, as a node does", "us", 1e-3),
          new Part("countRoutes", "count all shortest routes", "us", 1e-3),
          new Part("drawRoute", "draw one of those counted", "us", 1e-3));

  /// @param method of [MicroBench]
  /// @param factor from nanoseconds to the unit
  private record Part(String method, String name, String unit, double factor) {}

  @Override
  public Results of(WorkDirectory work, Listener listener)
      throws IOException, InterruptedException {
    listener.begins("building and checking the topology");
    new Processes(work).prepare(workload, MicroBench.PAIRS, false);
    Map<String, Long> facts = work.facts(Preparation.NAME);
    String described = "%s; means".formatted(workload.described(facts));
    listener.measures(Machine.described(), described);
    List<Row> rows = new ArrayList<>();
    for (Part part : PARTS) {
      listener.begins(part.name());
      Row row = measure(part, work.root());
      rows.add(row);
      listener.found(row);
    }
    return new Results(described, rows, List.of());
  }

  private Row measure(Part part, Path directory) throws IOException {
    List<String> options = new ArrayList<>(Processes.OPTIONS);
    options.add("-Xmx512m");
    options.add("-XX:+UseSerialGC");
    options.add("-D" + MicroBench.WORK_DIRECTORY + "=" + directory);
    try {
      Collection<RunResult> results =
          new Runner(
                  new OptionsBuilder()
                      .include(
                          Pattern.quote(MicroBench.class.getName() + "." + part.method()) + "$")
                      .forks(1)
                      .warmupIterations(iterations)
                      .warmupTime(TimeValue.seconds(1))
                      .measurementIterations(iterations)
                      .measurementTime(TimeValue.seconds(1))
                      .jvmArgs(options.toArray(String[]::new))
                      .verbosity(VerboseMode.SILENT)
                      .shouldFailOnError(true)
                      .build())
              .run();
      Result<?> result = results.iterator().next().getPrimaryResult();
      return new Row.Spread(
          part.name(),
          part.unit(),
          result.getScore() * part.factor(),
          result.getScoreError() * part.factor());
    } catch (RunnerException e) {
      throw new IOException(part.name() + ": " + e.getMessage(), e);
    }
  }
}
