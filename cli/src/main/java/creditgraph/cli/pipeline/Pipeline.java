package creditgraph.cli.pipeline;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.cli.DataRoot;
import creditgraph.cli.publish.GraphTurns;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.ingest.Ingest;
import creditgraph.ingest.IngestResult;
import creditgraph.ingest.IngestSettings;
import creditgraph.ingest.IngestSettings.ExistingCatalog;
import creditgraph.ingest.diff.CatalogDiff;
import creditgraph.ingest.diff.DiffRun;
import creditgraph.ingest.fetch.Fetch;
import creditgraph.ingest.fetch.FetchResult;
import creditgraph.ingest.fetch.FetchSettings;
import creditgraph.ingest.profile.ProfileFiles;
import creditgraph.ingest.profile.ProfileRun;
import creditgraph.ingest.profile.ProfileSettings;
import creditgraph.ingest.progress.Progress;
import creditgraph.ingest.progress.ProgressTo;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Consumer;

/// From dump files to published snapshots below one data root. Each step finds out by itself
/// whether there is anything to do.
public final class Pipeline {

  /// The month that every generated world is from, so that equal sizes and seeds give equal bytes.
  static final LocalDate WORLD_DATE = LocalDate.of(2026, 11, 1);

  private final DataRoot root;
  private final Report report;

  /// Takes what there is to tell.
  public interface Report {
    /// @param part one word: dump, ingest, snapshot
    void say(String part, String sentence);
  }

  public Pipeline(DataRoot root, Report report) {
    this.root = root;
    this.report = report;
  }

  /// The dump files of a generated world, made when they are not there.
  ///
  /// @return their folder
  public Path generate(long releases, long seed) throws IOException {
    var world = World.of(releases, seed, WORLD_DATE);
    var folder = root.raw().resolve("world-%d-%d".formatted(releases, seed));
    if (complete(folder)) {
      report.say("dump", "a demo world of %,d releases is there".formatted(releases));
      return folder;
    }
    report.say("dump", "making a demo world of %,d releases".formatted(releases));
    WorldFiles.write(world, folder, new EachTenth(report)::at);
    return folder;
  }

  /// The truth file is written last.
  private static boolean complete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith("_truth.json"));
    }
  }

  /// A published month into `raw/`.
  public FetchResult fetch(FetchSettings settings, YearMonth month, Fetch.Registered registered)
      throws IOException {
    var result = Fetch.run(settings, root.directory(), month, registered, progressTo("fetch"));
    report.say(
        "fetch",
        "%s is complete and verified: %d of its %d files came, the others were there"
            .formatted(month, result.transferred(), result.manifest().files().size()));
    return result;
  }

  public IngestResult ingest(Path dump, ExistingCatalog existing) throws IOException {
    var result =
        Ingest.run(
            IngestSettings.of(root.directory(), dump, progressTo("ingest")).existing(existing));
    report.say(
        "ingest",
        switch (result.outcome()) {
          case MADE -> "the catalog of %s is made".formatted(result.manifest().month());
          case REUSED -> "the catalog of %s is there already".formatted(result.manifest().month());
        });
    return result;
  }

  /// Counts and judges a published catalog anew.
  ///
  /// @return the report to read
  public Path profile(String month, CatalogLayout catalog) throws IOException {
    try (var progress = Progress.start(progressTo("profile"))) {
      ProfileRun.run(root.directory(), month, catalog, ProfileSettings.standard(), progress);
      progress.finish();
      return new ProfileFiles(root.directory()).report(month);
    }
  }

  /// What the second month has and the first has not, and the other way round.
  public CatalogDiff diff(CatalogLayout first, CatalogLayout second) throws IOException {
    try (var progress = Progress.start(progressTo("diff"))) {
      var limits = ProfileSettings.standard().limits();
      var diff = DiffRun.run(root.directory(), first, second, limits, progress);
      progress.finish();
      return diff;
    }
  }

  /// Builds, checks and publishes the snapshot of a ruleset, unless the current one was made from
  /// the same catalog by the same rules.
  ///
  /// @return the snapshot's folder
  public Path build(CatalogLayout catalog, IngestedFrom source, Ruleset ruleset, GraphTurns turns)
      throws IOException {
    return new RulesetBuild(
            turns, sentence -> report.say("snapshot", sentence), progressTo("snapshot"))
        .run(catalog, source, ruleset);
  }

  /// A bar for people, lines for everything else.
  private ProgressTo progressTo(String part) {
    Consumer<String> lines = line -> report.say(part, line);
    var console = System.console();
    return console != null && console.isTerminal()
        ? ProgressTo.terminal(console.writer(), lines)
        : ProgressTo.log(lines);
  }

  /// Tells of every tenth of a file.
  private static final class EachTenth {
    private final Report report;
    private long told = -1;

    EachTenth(Report report) {
      this.report = report;
    }

    void at(String file, long done, long total) {
      long tenth = total == 0 ? 10 : 10 * done / total;
      if (tenth != told && (tenth == 10 || total > 50_000)) {
        report.say("dump", "%s %,d of %,d".formatted(file, done, total));
      }
      told = tenth;
    }
  }
}
