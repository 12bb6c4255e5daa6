package creditgraph.ingest;

import creditgraph.catalog.manifest.CatalogManifest;
import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.ingest.progress.PhaseTimes;
import creditgraph.ingest.progress.PhaseTimes.Phase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `runs/ingest-<month>.md` of a data folder: what the latest run that made the month's catalog
/// read and how long each phase took, as a section for a document. Beside the catalog and not in
/// it, since no two runs take the same time.
///
/// @param reports of the dump files, in reading order
record RunReport(CatalogManifest catalog, List<TypeReport> reports, PhaseTimes times) {

  RunReport {
    reports = List.copyOf(reports);
  }

  Path write(Path dataRoot) throws IOException {
    Path file =
        Files.createDirectories(dataRoot.resolve("runs"))
            .resolve("ingest-" + catalog.month() + ".md");
    DurableFiles.write(file, markdown().getBytes(StandardCharsets.UTF_8));
    return file;
  }

  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Ingest of " + catalog.month());
    lines.add("");
    lines.add(machine() + "; took " + took() + ".");
    lines.add("");
    lines.add("| file | MB | records | rejects | repairs | unknown paths |");
    lines.add("| --- | --- | --- | --- | --- | --- |");
    for (int i = 0; i < reports.size(); i++) {
      lines.add(line(catalog.sources().get(i), reports.get(i)));
    }
    lines.add("");
    lines.add("| phase | wall s | cpu s | done | a second | input MB |");
    lines.add("| --- | --- | --- | --- | --- | --- |");
    for (Phase phase : times.phases()) {
      lines.add(line(phase));
    }
    lines.add(line(times.all()));
    return String.join("\n", lines) + "\n";
  }

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return String.format(
        Locale.ROOT,
        "%s, %s %s, %d processors, Java %s, heap of %,d MB",
        LocalDate.now(ZoneOffset.UTC),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        runtime.availableProcessors(),
        Runtime.version(),
        runtime.maxMemory() >> 20);
  }

  private String took() {
    Duration wall = times.all().wall();
    return "%d min %02d s".formatted(wall.toMinutes(), wall.toSecondsPart());
  }

  private static String line(CatalogManifest.SourceFile file, TypeReport report) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %,d | %,d | %,d | %,d |",
        file.name(),
        file.bytes() / 1e6,
        report.records(),
        report.rejects(),
        report.repairs().total(),
        report.drift().size());
  }

  private static String line(Phase phase) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %,d | %,d | %.1f |",
        phase.name(),
        phase.wall().toNanos() / 1e9,
        phase.cpu().toNanos() / 1e9,
        phase.done(),
        phase.perSecond(),
        phase.bytes() / 1e6);
  }
}
