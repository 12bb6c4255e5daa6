package creditgraph.graph.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Opens a snapshot, takes the content of its files away, and goes on reading: what must never be
/// done to a published snapshot. In a process of its own, as a JVM that does not survive this would
/// take the tests with it.
final class TruncatedUnderMapping {

  /// Enough for the compiled loops to be met as well.
  private static final int ROUNDS = 20_000;

  private TruncatedUnderMapping() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    int refused = 0;
    try (Snapshot snapshot = Snapshot.open(directory)) {
      for (FileKind kind : FileKind.values()) {
        Files.write(directory.resolve(kind.fileName), new byte[0]);
      }
      int round = 0;
      while (round < ROUNDS) {
        try {
          while (round < ROUNDS) {
            ask(snapshot, round++);
          }
        } catch (InternalError | SnapshotDamaged e) {
          refused++;
        }
      }
    }
    System.out.println("refused " + refused + " of " + ROUNDS);
  }

  private static void ask(Snapshot snapshot, int round) {
    switch (round % 4) {
      case 0 -> snapshot.artistName(round % 7);
      case 1 -> snapshot.artistOrdinal(10);
      case 2 -> snapshot.evidence(round % 7, 0);
      default -> snapshot.graph().releaseToArtists().decode(round % 4, new int[64]);
    }
  }
}
