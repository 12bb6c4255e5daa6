package creditgraph.bench;

import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `./mcg bench ingest`: the whole ingest of generated months, as `mcg ingest` does it in a process
/// of its own, held against inflating the same files and keeping nothing. The two take turns, so
/// that a machine that gets slower does so for both. A catalog with other rows than were written
/// ends the run.
///
/// @param releases of each month, ascending
/// @param rounds of each
/// @param places where things are
record IngestRun(List<Long> releases, int rounds, Places places) implements Run {

  /// @param java of the virtual machine to measure
  /// @param distribution of `mcg`: its libraries, and how its virtual machine runs
  /// @param months where generated months are kept
  record Places(Path java, Path distribution, Path months) {

    /// What `dev/bench` has built; months stay in `target/` until they are removed.
    static Places ofThisBuild() {
      Path home = Path.of(System.getProperty("creditgraph.home", "."));
      return new Places(
          Path.of(System.getProperty("java.home"), "bin", "java"),
          home.resolve("cli/target/mcg"),
          home.resolve("target/months"));
    }
  }

  IngestRun {
    releases = List.copyOf(releases);
  }

  @Override
  public Results of(WorkDirectory work, Listener listener)
      throws IOException, InterruptedException {
    List<GeneratedMonth> months = new ArrayList<>();
    for (long size : releases) {
      months.add(generated(work, size, listener));
    }
    String described = described(months);
    listener.measures(Machine.described(), described);
    IngestRows rows = new IngestRows(listener);
    for (GeneratedMonth month : months) {
      List<MeasuredProcess> inflating = new ArrayList<>();
      List<MeasuredProcess> ingesting = new ArrayList<>();
      for (int round = 1; round <= rounds; round++) {
        String turn = "%,d releases, round %d of %d".formatted(month.releases(), round, rounds);
        listener.begins(turn + ": gzip");
        inflating.add(inflate(month));
        listener.begins(turn + ": ingest");
        ingesting.add(ingest(work, month));
      }
      rows.month(month, inflating, ingesting);
    }
    return new Results(described, rows.all(), List.of());
  }

  private GeneratedMonth generated(WorkDirectory work, long size, Listener listener)
      throws IOException, InterruptedException {
    GeneratedMonth month = GeneratedMonth.of(places.months(), size);
    if (!month.isThere()) {
      listener.begins("generating a month of %,d releases".formatted(size));
      new Processes(work).generate(month);
    }
    return month;
  }

  private static MeasuredProcess inflate(GeneratedMonth month)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("gzip", "-dc"));
    month.files().forEach(file -> command.add(file.toString()));
    return MeasuredProcess.run("gzip", command, Path.of("/dev/null"));
  }

  /// As `./mcg` runs it, and always into an empty folder.
  private MeasuredProcess ingest(WorkDirectory work, GeneratedMonth month)
      throws IOException, InterruptedException {
    Path data = Files.createTempDirectory(work.root(), "data-");
    List<String> command =
        new ArrayList<>(List.of("env", "MALLOC_ARENA_MAX=2", places.java().toString()));
    command.addAll(
        List.of(
            "@" + places.distribution().resolve("jvm.options"),
            "-Xmx1g",
            "-cp",
            places.distribution().resolve("lib").resolve("*").toString(),
            "creditgraph.cli.Mcg",
            "ingest",
            "--data",
            data.toString(),
            "--dump",
            month.directory().toString()));
    MeasuredProcess process =
        MeasuredProcess.run("mcg ingest", command, work.root().resolve("ingest.output"));
    month.require(data.resolve(GeneratedMonth.MANIFEST));
    Bench.delete(data);
    return process;
  }

  private String described(List<GeneratedMonth> months) throws IOException {
    List<String> sizes = new ArrayList<>();
    for (GeneratedMonth month : months) {
      sizes.add(
          String.format(
              Locale.ROOT,
              "%,d releases (%,d MB of XML in %,d MB)",
              month.releases(),
              month.xmlBytes() / 1_000_000,
              month.compressedBytes() / 1_000_000));
    }
    return "generated months of %s; medians of %d rounds"
        .formatted(String.join(", ", sizes), rounds);
  }
}
