package creditgraph.ingest.snapshot;

import creditgraph.graph.csr.TemporaryFiles;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/// Names by number, gathered in any order and given back number by number: a sort whose runs wait
/// in a temporary file.
///
/// Each part of a catalog is gathered by one [Gatherer] on one thread; different parts may be
/// gathered at the same time. The names of a number come back in the order of parts, and of adding
/// within a part, each once.
///
/// Memory: some 150 bytes a name for the last [#RUN_NAMES] of each gatherer, and later a buffer of
/// [#READ_BYTES] a run. The file goes with [#close].
final class NameSpool implements Closeable {

  /// Names of one run.
  private static final int RUN_NAMES = 1 << 16;

  private static final int READ_BYTES = 1 << 14;

  private static final Comparator<Run> BY_ORIGIN =
      Comparator.comparingInt(Run::part).thenComparingInt(Run::number);

  /// @param number counts the runs of a part
  private record Run(int part, int number, long start, long end) {}

  private final TemporaryFiles temporary;
  private final FileChannel file;
  private final int mostNames;
  private final int runNames;
  private final List<Run> runs = new ArrayList<>();

  private NameSpool(TemporaryFiles temporary, FileChannel file, int mostNames, int runNames) {
    this.temporary = temporary;
    this.file = file;
    this.mostNames = mostNames;
    this.runNames = runNames;
  }

  /// @param mostNames of one number; later ones are forgotten
  static NameSpool create(TemporaryFiles temporary, int mostNames) throws IOException {
    return create(temporary, mostNames, RUN_NAMES);
  }

  static NameSpool create(TemporaryFiles temporary, int mostNames, int runNames)
      throws IOException {
    return new NameSpool(temporary, temporary.open(), mostNames, runNames);
  }

  /// Takes the names of one part. For one thread; ended by [#close].
  final class Gatherer implements Closeable {

    private final int part;
    private final Map<Integer, Set<String>> names = new TreeMap<>();
    private int held;
    private int runNumber;

    private Gatherer(int part) {
      this.part = part;
    }

    void add(int number, String name) throws IOException {
      Set<String> known = names.computeIfAbsent(number, _ -> new LinkedHashSet<>(2));
      if (known.size() < mostNames && known.add(name) && ++held == runNames) {
        endRun();
      }
    }

    private void endRun() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      for (Map.Entry<Integer, Set<String>> entry : names.entrySet()) {
        out.writeInt(entry.getKey());
        out.writeInt(entry.getValue().size());
        for (String name : entry.getValue()) {
          byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
          out.writeInt(utf8.length);
          out.write(utf8);
        }
      }
      append(part, runNumber++, bytes.toByteArray());
      names.clear();
      held = 0;
    }

    @Override
    public void close() throws IOException {
      if (held > 0) {
        endRun();
      }
    }
  }

  Gatherer part(int part) {
    return new Gatherer(part);
  }

  private synchronized void append(int part, int number, byte[] bytes) throws IOException {
    long start = file.position();
    temporary.write(file, ByteBuffer.wrap(bytes));
    runs.add(new Run(part, number, start, file.position()));
  }

  /// Gives back what all gatherers took, once they are closed.
  Merged merged() throws IOException {
    PriorityQueue<RunReader> readers =
        new PriorityQueue<>(
            Comparator.comparingInt(RunReader::number).thenComparing(RunReader::run, BY_ORIGIN));
    for (Run run : runs) {
      RunReader reader = new RunReader(file, run);
      if (reader.advance()) {
        readers.add(reader);
      }
    }
    return new Merged(readers, mostNames);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /// Numbers ascending, each with its names.
  static final class Merged {

    private final PriorityQueue<RunReader> readers;
    private final int mostNames;

    private Merged(PriorityQueue<RunReader> readers, int mostNames) {
      this.readers = readers;
      this.mostNames = mostNames;
    }

    boolean hasNext() {
      return !readers.isEmpty();
    }

    /// The number whose names come next.
    int nextNumber() {
      return readers.element().number();
    }

    /// The names of the next number.
    Set<String> next() throws IOException {
      int number = nextNumber();
      Set<String> names = new LinkedHashSet<>();
      for (RunReader first = readers.peek();
          first != null && first.number() == number;
          first = readers.peek()) {
        readers.remove();
        for (String name : first.names()) {
          if (names.size() < mostNames) {
            names.add(name);
          }
        }
        if (first.advance()) {
          readers.add(first);
        }
      }
      return names;
    }

    /// The names of this number, if they come next; none otherwise.
    Set<String> of(int number) throws IOException {
      return hasNext() && nextNumber() == number ? next() : Set.of();
    }
  }

  /// One run from front to back.
  private static final class RunReader {

    private final Run run;
    private final DataInputStream in;
    private int number;
    private List<String> names = List.of();

    RunReader(FileChannel file, Run run) {
      this.run = run;
      this.in =
          new DataInputStream(
              new BufferedInputStream(new FileRange(file, run.start(), run.end()), READ_BYTES));
    }

    Run run() {
      return run;
    }

    int number() {
      return number;
    }

    List<String> names() {
      return names;
    }

    /// Returns false at the end of the run.
    boolean advance() throws IOException {
      byte[] first = in.readNBytes(Integer.BYTES);
      if (first.length == 0) {
        return false;
      }
      number = ByteBuffer.wrap(first).getInt();
      List<String> read = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        byte[] utf8 = new byte[in.readInt()];
        in.readFully(utf8);
        read.add(new String(utf8, StandardCharsets.UTF_8));
      }
      names = read;
      return true;
    }
  }

  /// Some bytes of a file that others read as well.
  private static final class FileRange extends InputStream {

    private final FileChannel file;
    private final long end;
    private long position;

    FileRange(FileChannel file, long start, long end) {
      this.file = file;
      this.position = start;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (position == end) {
        return -1;
      }
      int most = (int) Math.min(length, end - position);
      int read = file.read(ByteBuffer.wrap(into, offset, most), position);
      if (read < 0) {
        throw new EOFException("a temporary file ends at byte " + position);
      }
      position += read;
      return read;
    }
  }
}
