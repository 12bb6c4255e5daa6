package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file system of its own, in memory, that is as full as a test wants it to be.
final class SmallDisk implements AutoCloseable {

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /// Skips the test, visibly, where nobody may mount: it takes root.
  static SmallDisk mount(Path directory, long bytes) throws IOException {
    Files.createDirectories(directory);
    String refusal =
        run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", directory.toString());
    assumeTrue(refusal.isEmpty(), "no file system can be mounted here: " + refusal);
    return new SmallDisk(directory);
  }

  /// Keeps what is on it.
  void resize(long bytes) throws IOException {
    assertThat(run("mount", "-o", "remount,size=" + bytes, directory.toString())).isEmpty();
  }

  /// Fails while this process has a file on it open. What only the kernel still holds, as it may
  /// for a moment, goes when it lets go.
  @Override
  public void close() throws IOException {
    List<Path> open = openFiles();
    assertThat(run("umount", "--lazy", directory.toString())).isEmpty();
    assertThat(open).isEmpty();
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

  /// @return what it complains of, nothing when it did what it should
  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.onExit().join().exitValue();
    return exit == 0 ? "" : "exit " + exit + ": " + said.strip();
  }
}
