package creditgraph.graph.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// File operations that hold after a power cut: what a method says is done is on the disk when it
/// returns, and a reader sees all of it or nothing.
public final class DurableFiles {

  private static final String TEMPORARY = ".tmp";

  private DurableFiles() {}

  /// Replaces `file` whole: writes beside it, syncs, renames over it, and syncs the directory.
  public static void write(Path file, byte[] bytes) throws IOException {
    Path directory = parentOf(file);
    // Not Files.createTempFile, which shuts out the other users that may read the rest.
    Path temporary =
        directory.resolve("." + file.getFileName() + "-" + UUID.randomUUID() + TEMPORARY);
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    sync(directory);
  }

  /// Removes what killed calls of [#write] have left beside `file`; for the one process that writes
  /// it.
  public static void removeUnfinished(Path file) throws IOException {
    removeUnfinished(parentOf(file), "." + file.getFileName() + "-");
  }

  /// Removes what killed calls of [#write] have left in a directory, if it is there; for the one
  /// process that writes in it.
  public static void removeAllUnfinished(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      removeUnfinished(directory, ".");
    }
  }

  private static void removeUnfinished(Path directory, String beginning) throws IOException {
    try (DirectoryStream<Path> unfinished =
        Files.newDirectoryStream(
            directory,
            path -> {
              String name = path.getFileName().toString();
              return name.startsWith(beginning) && name.endsWith(TEMPORARY);
            })) {
      for (Path path : unfinished) {
        Files.delete(path);
      }
    }
  }

  /// Renames a directory within one file system, after everything in it has reached the disk.
  public static void publish(Path directory, Path target) throws IOException {
    syncTree(directory);
    Path parent = Files.createDirectories(parentOf(target));
    Files.move(directory, target, StandardCopyOption.ATOMIC_MOVE);
    sync(parent);
  }

  /// Removes a directory and all it holds, if it is there.
  public static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new AfterEach() {
          @Override
          void handle(Path fileOrDirectory) throws IOException {
            Files.delete(fileOrDirectory);
          }
        });
  }

  /// Makes a directory and all that is in it reach the disk.
  public static void syncTree(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new AfterEach() {
          @Override
          void handle(Path fileOrDirectory) throws IOException {
            sync(fileOrDirectory);
          }
        });
  }

  /// For a directory this makes renames and new names inside it durable. What was written to a file
  /// reaches the disk, and so do its name and those of the directories that hold it, up to `root`.
  public static void sync(Path file, Path root) throws IOException {
    Path top = root.toAbsolutePath();
    for (Path path = file.toAbsolutePath(); path.startsWith(top); path = parentOf(path)) {
      sync(path);
    }
  }

  /// For a directory this makes renames and new names inside it durable.
  private static void sync(Path fileOrDirectory) throws IOException {
    try (FileChannel channel = FileChannel.open(fileOrDirectory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path parentOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(file + " is the root of its file system");
    }
    return parent;
  }

  /// Handles each file, and each directory after what is in it.
  private abstract static class AfterEach extends SimpleFileVisitor<Path> {

    abstract void handle(Path fileOrDirectory) throws IOException;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      handle(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      handle(visited);
      return FileVisitResult.CONTINUE;
    }
  }
}
