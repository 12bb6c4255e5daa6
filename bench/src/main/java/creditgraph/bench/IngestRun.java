package creditgraph.bench;

import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `./mcg bench ingest`: the whole ingest of generated months, as `mcg ingest` does it in a process
/// of its own, held against inflating the same files and keeping nothing. The two take turns, so
/// that a machine that gets slower does so for both. A catalog with other rows than were written
/// ends the run.
///
/// @param releases of each month, ascending
/// @param rounds of each
/// @param places where things are
record IngestRun(List<Long> releases, int rounds, Places places) implements Run {

  IngestRun {
    releases = List.copyOf(releases);
  }

  @Override
  public Results of(WorkDirectory work, Listener listener)
      throws IOException, InterruptedException {
    List<GeneratedMonth> months = new ArrayList<>();
    for (long size : releases) {
      months.add(GeneratedMonth.made(places.months(), size, work, listener));
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
        places.mcg("ingest", "--data", data.toString(), "--dump", month.directory().toString());
    MeasuredProcess process =
        MeasuredProcess.run("mcg ingest", command, work.root().resolve("ingest.output"));
    month.require(data.resolve(GeneratedMonth.MANIFEST));
    Bench.delete(data);
    return process;
  }

  private String described(List<GeneratedMonth> months) throws IOException {
    List<String> sizes = new ArrayList<>();
    for (GeneratedMonth month : months) {
      sizes.add(month.described());
    }
    return "generated months of %s; medians of %d rounds"
        .formatted(String.join(", ", sizes), rounds);
  }
}
