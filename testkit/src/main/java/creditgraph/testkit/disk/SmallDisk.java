package creditgraph.testkit.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file system of its own, in memory, that is as full as a test wants it to be.
public final class SmallDisk implements AutoCloseable {

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /// Nobody may mount here: it takes root. A test that cannot run without says so and is skipped.
  public static final class CannotMount extends IOException {

    private static final long serialVersionUID = 1L;

    CannotMount(String refusal) {
      super("no file system can be mounted here: " + refusal);
    }
  }

  /// @throws CannotMount when this process has no right to
  public static SmallDisk mount(Path directory, long bytes) throws IOException {
    Files.createDirectories(directory);
    String refusal =
        run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", directory.toString());
    if (!refusal.isEmpty()) {
      throw new CannotMount(refusal);
    }
    return new SmallDisk(directory);
  }

  /// Keeps what is on it.
  public void resize(long bytes) throws IOException {
    must("mount", "-o", "remount,size=" + bytes, directory.toString());
  }

  /// From now on nothing can be written, as on a card that has given up.
  public void makeReadOnly() throws IOException {
    must("mount", "-o", "remount,ro", directory.toString());
  }

  public void makeWritable() throws IOException {
    must("mount", "-o", "remount,rw", directory.toString());
  }

  /// Fails while this process has a file on it open. What only the kernel still holds, as it may
  /// for a moment, goes when it lets go.
  @Override
  public void close() throws IOException {
    List<Path> open = openFiles();
    must("umount", "--lazy", directory.toString());
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
  }

  private List<Path> openFiles() throws IOException {
    List<Path> open = new ArrayList<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors) {
        // One of them is the stream's own, and gone by the time it is looked at.
        if (Files.exists(descriptor, LinkOption.NOFOLLOW_LINKS)) {
          open.add(Files.readSymbolicLink(descriptor));
        }
      }
    }
    return open.stream().filter(file -> file.startsWith(directory)).toList();
  }

  private static void must(String... command) throws IOException {
    String complaint = run(command);
    if (!complaint.isEmpty()) {
      throw new IOException(String.join(" ", command) + ": " + complaint);
    }
  }

  /// @return what it complains of, nothing when it did what it should
  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.onExit().join().exitValue();
    return exit == 0 ? "" : "exit " + exit + ": " + said.strip();
  }
}
