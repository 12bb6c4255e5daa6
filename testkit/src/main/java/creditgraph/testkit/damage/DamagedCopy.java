package creditgraph.testkit.damage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/// A flat directory copied, then one of its files hurt.
public final class DamagedCopy {

  private DamagedCopy() {}

  /// The files of a directory, by name.
  public static List<String> filesOf(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /// @param into an empty directory
  /// @return `into`
  public static Path of(Path directory, Path into, String file, Damage damage) throws IOException {
    copy(directory, into);
    damage.hurt(into.resolve(file));
    return into;
  }

  /// One bit is another.
  public static Path flipped(Path directory, Path into, String file, int offset, int bit)
      throws IOException {
    copy(directory, into);
    byte[] bytes = Files.readAllBytes(into.resolve(file));
    bytes[offset] ^= (byte) (1 << bit);
    Files.write(into.resolve(file), bytes);
    return into;
  }

  /// The bytes from `start` up to, without, `end` are zeros, as where a disk never wrote.
  public static Path holed(Path directory, Path into, String file, int start, int end)
      throws IOException {
    copy(directory, into);
    byte[] bytes = Files.readAllBytes(into.resolve(file));
    Arrays.fill(bytes, start, end, (byte) 0);
    Files.write(into.resolve(file), bytes);
    return into;
  }

  /// Only the first `length` bytes are left.
  public static Path cut(Path directory, Path into, String file, int length) throws IOException {
    copy(directory, into);
    byte[] bytes = Files.readAllBytes(into.resolve(file));
    if (length >= bytes.length) {
      throw new IllegalArgumentException(file + " has no more than " + length + " bytes");
    }
    Files.write(into.resolve(file), Arrays.copyOf(bytes, length));
    return into;
  }

  /// Two files trade places.
  public static Path swapped(Path directory, Path into, String file, String other)
      throws IOException {
    copy(directory, into);
    Files.copy(directory.resolve(file), into.resolve(other), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(directory.resolve(other), into.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    return into;
  }

  private static void copy(Path directory, Path into) throws IOException {
    for (String name : filesOf(directory)) {
      Files.copy(directory.resolve(name), into.resolve(name));
    }
  }
}
