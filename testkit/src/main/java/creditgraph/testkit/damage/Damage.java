package creditgraph.testkit.damage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A way to hurt a file.
public enum Damage {
  /// The last byte is gone, as after a copy that stopped.
  TRUNCATE,
  /// Half of the file is gone.
  HALVE,
  /// One bit in the first bytes is another.
  FLIP_HEAD,
  /// One bit in the middle is another.
  FLIP_MIDDLE,
  /// One bit in the last byte is another.
  FLIP_TAIL,
  /// All of it is zeros.
  ZERO,
  /// Nothing is left in it.
  EMPTY,
  /// There is no file.
  DELETE,
  /// Bytes were added behind it.
  EXTEND;

  void hurt(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (this) {
      case TRUNCATE -> Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
      case HALVE -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      case FLIP_HEAD -> flip(file, bytes, 3);
      case FLIP_MIDDLE -> flip(file, bytes, bytes.length / 2);
      case FLIP_TAIL -> flip(file, bytes, bytes.length - 1);
      case ZERO -> Files.write(file, new byte[bytes.length]);
      case EMPTY -> Files.write(file, new byte[0]);
      case DELETE -> Files.delete(file);
      case EXTEND -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 7));
    }
  }

  private static void flip(Path file, byte[] bytes, int index) throws IOException {
    bytes[index] ^= 0x10;
    Files.write(file, bytes);
  }
}
