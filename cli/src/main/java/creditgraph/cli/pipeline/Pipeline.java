package creditgraph.cli.pipeline;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.cli.DataRoot;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.graph.snapshot.FormatTooOld;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.Snapshot;
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
import creditgraph.ingest.publish.Publisher;
import creditgraph.ingest.snapshot.SnapshotBuild;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
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
  public Path build(CatalogLayout catalog, IngestedFrom source, Ruleset ruleset)
      throws IOException {
    var graphs = new GraphRoot(root.graph());
    Optional<Path> current = graphs.current(ruleset.name());
    if (current.isPresent() && isWhatWouldBeBuilt(current.get(), source, ruleset)) {
      report.say("snapshot", described(current.get()) + " is current already");
      return current.get();
    }
    try (var progress = Progress.start(progressTo("snapshot"))) {
      var staged =
          new SnapshotBuild(root.directory(), catalog, ruleset, BuildCommit.known(), progress)
              .build();
      progress.phase("check", "credits", 0);
      var published = new Publisher(graphs).publish(staged.directory());
      progress.advance(staged.manifest().creditCount());
      progress.finish();
      report.say("snapshot", described(published) + " is current");
      return published;
    }
  }

  /// A snapshot of an earlier program is built again.
  private boolean isWhatWouldBeBuilt(Path current, IngestedFrom source, Ruleset ruleset)
      throws IOException {
    try (var snapshot = Snapshot.open(current)) {
      return source.gives(snapshot.manifest(), ruleset);
    } catch (FormatTooOld e) {
      report.say("snapshot", String.valueOf(e.getMessage()));
      return false;
    }
  }

  private static String described(Path snapshot) throws IOException {
    var manifest = Manifest.read(snapshot);
    return "%s %s: %,d artists, %,d releases, %,d credits, %.1f MB"
        .formatted(
            manifest.rulesetName(),
            manifest.fingerprint(),
            manifest.artistCount(),
            manifest.releaseCount(),
            manifest.creditCount(),
            manifest.totalBytes() / 1e6);
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
