package creditgraph.ingest;

import creditgraph.ingest.progress.ProgressTo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// An ingest in a process of its own, which a test may kill or starve. Says a line every two
/// milliseconds.
final class IngestChild {

  private IngestChild() {}

  static List<String> command(Path dataRoot, Path dump, int partRecords) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:-UsePerfData",
        "-XX:TieredStopAtLevel=1", // it lives too short to be compiled twice
        "-cp",
        System.getProperty("java.class.path"),
        IngestChild.class.getName(),
        dataRoot.toString(),
        dump.toString(),
        Integer.toString(partRecords));
  }

  public static void main(String[] arguments) throws IOException {
    Ingest.run(
        IngestSettings.of(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                new ProgressTo(System.out::println, Duration.ofMillis(2)))
            .partRecords(Integer.parseInt(arguments[2])));
  }
}
