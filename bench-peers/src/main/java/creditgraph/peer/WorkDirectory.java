package creditgraph.peer;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// What the processes of a run share: the graph and the pairs they read, the answers they leave.
///
/// | file | holds |
/// | --- | --- |
/// | `shape.int32` | artists, releases, credits |
/// | `starts.int32`, `artists.int32` | a [KeptGraph] |
/// | `pairs.int32` | from, to, from, to, … |
/// | `SYSTEM/distances.int32` | releases on a route, for the first pairs |
/// | `SYSTEM/nanos.int64` | the shortest time of each, in nanoseconds |
/// | `SYSTEM/facts.properties` | whole numbers about the run, the unit last in the name |
public record WorkDirectory(Path root) {

  /// What a system answered.
  ///
  /// @param distances for the first pairs; a slow system is not asked for all
  /// @param nanos the shortest time of each
  /// @param facts by name
  public record Answer(int[] distances, long[] nanos, Map<String, Long> facts) {
    public Answer {
      facts = Map.copyOf(facts);
    }

    public long fact(String name) {
      Long value = facts.get(name);
      if (value == null) {
        throw new IllegalArgumentException("no fact %s among %s".formatted(name, facts.keySet()));
      }
      return value;
    }

    /// The same answers with the shorter of two times each, and the facts of this one.
    ///
    /// @throws IllegalArgumentException when the other is about other pairs
    public Answer orSooner(Answer other) {
      if (!Arrays.equals(distances, other.distances)) {
        throw new IllegalArgumentException("two answers that are not of the same pairs");
      }
      long[] sooner = nanos.clone();
      Arrays.setAll(sooner, i -> Math.min(nanos[i], other.nanos[i]));
      return new Answer(distances, sooner, facts);
    }
  }

  public void write(KeptGraph graph) throws IOException {
    RawNumbers.write(
        root.resolve("shape.int32"),
        new int[] {graph.artistCount(), graph.releaseCount(), graph.edgeCount()});
    RawNumbers.write(root.resolve("starts.int32"), graph.starts());
    RawNumbers.write(root.resolve("artists.int32"), graph.artists());
  }

  public KeptGraph graph() throws IOException {
    int[] shape = RawNumbers.readInts(root.resolve("shape.int32"));
    return new KeptGraph(
        shape[0],
        RawNumbers.readInts(root.resolve("starts.int32")),
        RawNumbers.readInts(root.resolve("artists.int32")));
  }

  public void writePairs(int[] ends) throws IOException {
    RawNumbers.write(root.resolve("pairs.int32"), ends);
  }

  /// From, to, from, to, …
  public int[] pairs() throws IOException {
    return RawNumbers.readInts(root.resolve("pairs.int32"));
  }

  public void write(String system, Answer answer) throws IOException {
    Path directory = Files.createDirectories(root.resolve(system));
    RawNumbers.write(directory.resolve("distances.int32"), answer.distances());
    RawNumbers.write(directory.resolve("nanos.int64"), answer.nanos());
    writeFacts(system, answer.facts());
  }

  public Answer answer(String system) throws IOException {
    Path directory = root.resolve(system);
    return new Answer(
        RawNumbers.readInts(directory.resolve("distances.int32")),
        RawNumbers.readLongs(directory.resolve("nanos.int64")),
        facts(system));
  }

  public void writeFacts(String system, Map<String, Long> facts) throws IOException {
    Properties properties = new Properties();
    facts.forEach((name, value) -> properties.setProperty(name, Long.toString(value)));
    Path directory = Files.createDirectories(root.resolve(system));
    try (Writer writer = Files.newBufferedWriter(directory.resolve("facts.properties"))) {
      properties.store(writer, null);
    }
  }

  public Map<String, Long> facts(String system) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(root.resolve(system).resolve("facts.properties"))) {
      properties.load(reader);
    }
    Map<String, Long> facts = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      facts.put(name, Long.valueOf(properties.getProperty(name)));
    }
    return facts;
  }
}
