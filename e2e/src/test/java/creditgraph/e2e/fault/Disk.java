package creditgraph.e2e.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small disk in memory, for one node alone, that can be filled. Needs the rights of root.
final class Disk implements AutoCloseable {

  private static final int MEGA = 1_000_000;

  private final Path place;

  private Disk(Path place) {
    this.place = place;
  }

  /// Empty where this machine does not let us mount one.
  static boolean permitted(Path probe) throws IOException, InterruptedException {
    Files.createDirectories(probe);
    try (Disk disk = new Disk(probe)) {
      return disk.mount(1);
    }
  }

  /// @param place a directory that need not exist yet
  static Disk mount(Path place, int megabytes) throws IOException, InterruptedException {
    Disk disk = new Disk(Files.createDirectories(place));
    if (!disk.mount(megabytes)) {
      throw new AssertionError("nothing can be mounted at " + place);
    }
    return disk;
  }

  /// Leaves no room at all, as a log that nobody looks after does.
  void fill() throws IOException {
    byte[] much = new byte[MEGA];
    try (var out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(much);
      }
    } catch (IOException full) {
      if (Files.getFileStore(place).getUsableSpace() > MEGA) {
        throw full;
      }
    }
  }

  void makeRoom() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return place.resolve("filler");
  }

  private boolean mount(int megabytes) throws IOException, InterruptedException {
    return run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", place.toString());
  }

  @Override
  public void close() throws IOException {
    try {
      run("umount", "-l", place.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
