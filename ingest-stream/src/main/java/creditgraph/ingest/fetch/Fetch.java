package creditgraph.ingest.fetch;

import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.ingest.StagingLock;
import creditgraph.ingest.dump.DumpManifest;
import creditgraph.ingest.dump.DumpManifest.SourceFile;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.fetch.FetchFailed.Reason;
import creditgraph.ingest.progress.Progress;
import creditgraph.ingest.progress.ProgressTo;
import creditgraph.ingest.tables.Records;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A month from the publisher to `raw/<month>/`:
///
/// ```
/// listing ─▶ newest complete set ─▶ CHECKSUM ─▶ manifests/<month>.json ─▶ each file: .part ─▶ SHA-256
///                                                                                    raw/<month>/
/// ```
///
/// A month that is registered stays the set of the date it was registered with, so that a run which
/// goes on after days never mixes two. Safe to repeat: what is there and right is not fetched.
public final class Fetch {

  private final FetchSettings settings;
  private final Path dataRoot;
  private final YearMonth month;
  private final Registered registered;
  private final Progress progress;
  private final Supplier<Patience> patience;
  private final Supplier<Pace> pace;

  /// What to do when the month is registered already.
  public enum Registered {
    /// Stay with that set; other files than those registered are refused.
    STAY,
    /// Take the newest set; files of other dates are removed when it is complete.
    REPLACE
  }

  private Fetch(
      FetchSettings settings,
      Path dataRoot,
      YearMonth month,
      Registered registered,
      Progress progress,
      Waiting waiting) {
    this.settings = settings;
    this.dataRoot = dataRoot;
    this.month = month;
    this.registered = registered;
    this.progress = progress;
    this.patience = () -> new Patience(settings.tries(), waiting, progress::say);
    this.pace = () -> new Pace(settings.bytesPerSecond(), System::nanoTime, waiting);
  }

  /// Runs to the end.
  ///
  /// @throws FetchFailed when the month is not there, or the network fails for good
  /// @throws DumpRefused when what is published is not what it should be
  /// @throws IOException when the disk fails, or another run fetches this month
  public static FetchResult run(
      FetchSettings settings,
      Path dataRoot,
      YearMonth month,
      Registered registered,
      ProgressTo progressTo)
      throws IOException {
    return run(settings, dataRoot, month, registered, progressTo, Waiting.onTheClock());
  }

  static FetchResult run(
      FetchSettings settings,
      Path dataRoot,
      YearMonth month,
      Registered registered,
      ProgressTo progressTo,
      Waiting waiting)
      throws IOException {
    try (Progress progress = Progress.start(progressTo);
        StagingLock _ = StagingLock.take(dataRoot, "fetch-" + month)) {
      return new Fetch(settings, dataRoot, month, registered, progress, waiting).run();
    }
  }

  private FetchResult run() throws IOException {
    try (Web web = new Web(settings.stall(), patience)) {
      BucketIndex index = new BucketIndex(settings, web);
      progress.phase("listing", "names", 0);
      List<String> names = index.names(month);
      progress.advance(names.size());
      Optional<DumpManifest> before = DumpManifest.registered(dataRoot, month.toString());
      DumpSet set = choose(DumpSet.ofMonth(month, names), before);
      URI checksumAddress = index.address(month, set.checksumFile());
      String checksumText = web.text(checksumAddress).orElseThrow(() -> gone(checksumAddress));
      Map<DumpType, RemoteFile> remote = describe(set, index, web);
      DumpManifest manifest = manifest(set, remote, Checksums.parse(checksumAddress, checksumText));
      requireRegistered(before, manifest);
      Path directory = Files.createDirectories(dataRoot.resolve("raw").resolve(month.toString()));
      requireRoom(directory, manifest);
      manifest.register(dataRoot);
      DurableFiles.write(
          directory.resolve(set.checksumFile()), checksumText.getBytes(StandardCharsets.UTF_8));
      int transferred = download(web, remote, manifest, directory);
      removeOtherDates(directory, set);
      progress.finish();
      return new FetchResult(directory, manifest, transferred);
    }
  }

  private DumpSet choose(List<DumpSet> sets, Optional<DumpManifest> before) {
    List<DumpSet> complete = sets.stream().filter(DumpSet::isComplete).toList();
    if (complete.isEmpty()) {
      throw new FetchFailed(Reason.NOT_THERE, nothingComplete(sets));
    }
    DumpSet newest = complete.getFirst();
    if (before.isEmpty() || registered == Registered.REPLACE) {
      return newest;
    }
    DumpSet stay =
        complete.stream()
            .filter(set -> names(before.get()).equals(dumpNames(set)))
            .findFirst()
            .orElseThrow(() -> registeredOtherwise(before.get()));
    if (!stay.equals(newest)) {
      progress.say(
          "staying with the set of %s, which is registered; there is one of %s, which --replace would take"
              .formatted(stay.date(), newest.date()));
    }
    return stay;
  }

  private String nothingComplete(List<DumpSet> sets) {
    String found =
        sets.isEmpty()
            ? "nothing of it is published"
            : sets.stream()
                .map(set -> "of %s there is no %s".formatted(set.date(), set.missing()))
                .collect(Collectors.joining("; "));
    return "There is no complete set of %s at %s: %s. Sets appear within the first days of a month; try again later."
        .formatted(month, settings.bucket(), found);
  }

  private static Set<String> names(DumpManifest manifest) {
    return manifest.files().stream().map(SourceFile::name).collect(Collectors.toSet());
  }

  private static Set<String> dumpNames(DumpSet set) {
    return Stream.of(DumpType.values()).map(set::file).collect(Collectors.toSet());
  }

  private DumpRefused registeredOtherwise(DumpManifest before) {
    return new DumpRefused(
        "%s is registered with other files than those published now: %s. Take the published ones with --replace, or use another data folder."
            .formatted(month, before.files().stream().map(SourceFile::name).toList()));
  }

  private void requireRegistered(Optional<DumpManifest> before, DumpManifest manifest) {
    if (registered == Registered.STAY
        && before.isPresent()
        && !before.get().files().equals(manifest.files())) {
      throw registeredOtherwise(before.get());
    }
  }

  private Map<DumpType, RemoteFile> describe(DumpSet set, BucketIndex index, Web web) {
    Map<DumpType, RemoteFile> remote = new EnumMap<>(DumpType.class);
    for (DumpType type : DumpType.values()) {
      URI address = index.address(month, set.file(type));
      remote.put(type, web.describe(address).orElseThrow(() -> gone(address)));
    }
    return remote;
  }

  private static FetchFailed gone(URI address) {
    return new FetchFailed(
        Reason.NOT_THERE,
        "%s is listed but not there, or not for us. Try again later.".formatted(address));
  }

  private DumpManifest manifest(
      DumpSet set, Map<DumpType, RemoteFile> remote, Checksums checksums) {
    List<SourceFile> files = new ArrayList<>();
    remote.forEach((type, file) -> {
      String name = set.file(type);
      files.add(new SourceFile(type.word(), name, file.bytes(), checksums.of(name)));
    });
    return new DumpManifest(month.toString(), Records.PARSER_SCHEMA, files);
  }

  /// What is there already, whole or in part, needs no room.
  private static void requireRoom(Path directory, DumpManifest manifest) throws IOException {
    long needed = 0;
    for (SourceFile file : manifest.files()) {
      long there = 0;
      for (String name : List.of(file.name(), file.name() + ".part")) {
        Path path = directory.resolve(name);
        there += Files.exists(path) ? Files.size(path) : 0;
      }
      needed += Math.max(0, file.bytes() - there);
    }
    long free = Files.getFileStore(directory).getUsableSpace();
    if (needed > free) {
      throw new FetchFailed(
          Reason.NO_ROOM,
          "%s needs %.1f GB more and its disk has %.1f GB free. Make room, or use another data folder."
              .formatted(directory, needed / 1e9, free / 1e9));
    }
  }

  private int download(
      Web web, Map<DumpType, RemoteFile> remote, DumpManifest manifest, Path directory)
      throws IOException {
    Download download = new Download(web, settings.stall(), patience, pace, progress);
    int transferred = 0;
    for (Map.Entry<DumpType, RemoteFile> entry : remote.entrySet()) {
      SourceFile file = manifest.file(entry.getKey());
      if (download.fetch(entry.getValue(), file, directory.resolve(file.name()))) {
        transferred++;
      }
    }
    return transferred;
  }

  /// Two dates in one folder would be no set; only dump files and their parts are looked at.
  private static void removeOtherDates(Path directory, DumpSet set) throws IOException {
    List<Path> others;
    try (Stream<Path> entries = Files.list(directory)) {
      others = entries.filter(file -> DumpSet.isOfAnotherDate(file, set)).toList();
    }
    for (Path other : others) {
      Files.delete(other);
    }
  }
}
