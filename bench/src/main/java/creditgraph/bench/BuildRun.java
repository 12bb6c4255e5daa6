package creditgraph.bench;

import creditgraph.game.ruleset.RulesetFile;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `./mcg bench build`: the snapshots of rulesets from the catalogs of generated months, each built
/// and checked in a process that runs as `./mcg build` does, held against DuckDB reading the same
/// columns. Then built again on one processor: another fingerprint ends the run. Last, the evidence
/// of hops is read as a node reads it.
///
/// @param releases of each month, ascending
/// @param rulesets names of shipped ones
/// @param hops whose evidence is read
/// @param places where things are
record BuildRun(List<Long> releases, List<String> rulesets, int hops, Places places)
    implements Run {

  private static final int HOPS = 5_000;
  private static final int QUICK_HOPS = 500;

  BuildRun {
    releases = List.copyOf(releases);
    rulesets = List.copyOf(rulesets);
  }

  /// Every shipped ruleset, or when it shall be quick the first game's alone.
  static BuildRun of(List<Long> releases, boolean quick, Places places) {
    return new BuildRun(
        releases,
        quick ? List.of("performers") : RulesetFile.shippedNames(),
        quick ? QUICK_HOPS : HOPS,
        places);
  }

  @Override
  public Results of(WorkDirectory work, Listener listener)
      throws IOException, InterruptedException {
    List<GeneratedMonth> months = new ArrayList<>();
    List<String> sizes = new ArrayList<>();
    for (long size : releases) {
      GeneratedMonth month = GeneratedMonth.made(places.months(), size, work, listener);
      catalog(work, month, listener);
      months.add(month);
      sizes.add(month.described());
    }
    String described =
        "catalogs of generated months of %s; %s, %s; evidence of %,d hops"
            .formatted(
                String.join(", ", sizes),
                rulesets.stream().collect(Collectors.joining(", ")),
                Places.HEAP,
                hops);
    listener.measures(Machine.described(), described);
    BuildRows rows = new BuildRows(listener);
    for (GeneratedMonth month : months) {
      measure(work, month, rows, listener);
    }
    return new Results(described, rows.all(), List.of());
  }

  /// The month's catalog, which stays for the next run; made anew when the parser has changed.
  private void catalog(WorkDirectory work, GeneratedMonth month, Listener listener)
      throws IOException, InterruptedException {
    listener.begins("the catalog of %,d releases".formatted(month.releases()));
    Path data = data(month);
    List<String> command =
        places.mcg("ingest", "--data", data.toString(), "--dump", month.directory().toString());
    MeasuredProcess.run("mcg ingest", command, work.root().resolve("ingest.output"));
    month.require(data.resolve(GeneratedMonth.MANIFEST));
  }

  private static Path data(GeneratedMonth month) {
    return month.directory().resolveSibling(month.directory().getFileName() + "-data");
  }

  private void measure(WorkDirectory work, GeneratedMonth month, BuildRows rows, Listener listener)
      throws IOException, InterruptedException {
    Processes processes = new Processes(work);
    Path catalogs = data(month);
    listener.begins("DuckDB reads %,d releases".formatted(month.releases()));
    processes.scan(catalogs, places);
    Map<String, Long> scanned = work.facts(CatalogScan.NAME);
    for (String ruleset : rulesets) {
      listener.begins("%s of %,d releases".formatted(ruleset, month.releases()));
      MeasuredProcess process = processes.build(catalogs, ruleset, places, List.of());
      Map<String, Long> built = work.facts(BuildOnce.NAME);
      processes.readHops(BuildOnce.snapshot(work, ruleset), hops);
      Map<String, Long> read = work.facts(HopEvidence.NAME);
      listener.begins("%s on one processor".formatted(ruleset));
      processes.build(catalogs, ruleset, places, List.of("-XX:ActiveProcessorCount=1"));
      Map<String, Long> alone = work.facts(BuildOnce.NAME);
      BuildOnce.requireEqual(ruleset, built, alone);
      rows.ruleset(
          ruleset + ", " + IngestRows.size(month.releases()),
          new BuildRows.Measured(scanned, process, built, alone, read));
      Bench.delete(Files.createDirectories(BuildOnce.data(work)));
    }
  }
}
