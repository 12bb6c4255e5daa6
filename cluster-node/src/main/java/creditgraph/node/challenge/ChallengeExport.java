package creditgraph.node.challenge;

import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.http.exchange.Gzip;
import creditgraph.node.search.ScratchPool;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.node.snapshot.Sha256;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.challenge.Challenge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a file for each published challenge below `exports` in the data directory, for a site that
/// plays without the cluster:
///
/// ```
/// exports/daily/<date>.json    as contracts/json/daily.schema.json says; written once
/// exports/daily/index.json     which days there are, as daily-index.schema.json says
/// exports/daily/SHA256SUMS     of all of them, as sha256sum -c reads it
/// exports/daily.json           a copy of today's
/// ```
///
/// A file is a function of its challenge and snapshot, and is renamed into place: whoever stops
/// between any two steps leaves whole files, and the next call does the rest. A challenge whose
/// snapshot is not open any more gets no file.
public final class ChallengeExport {

  static final int MAX_GZIP_BYTES = 40_000;

  private static final String INDEX = "index.json";

  private static final Logger log = LoggerFactory.getLogger(ChallengeExport.class);

  /// Percent of the room that a closed set has, tried until the file is small enough.
  private static final int[] ROOMS = {100, 75, 50, 30, 20, 10};

  private final Path root;
  private final Path directory;
  private final ChallengeTable table;
  private final SnapshotShelf shelf;
  private final ScratchPool scratches = new ScratchPool();

  /// @param root the directory of all exports
  public ChallengeExport(Path root, ChallengeTable table, SnapshotShelf shelf) {
    this.root = root;
    this.directory = root.resolve("daily");
    this.table = table;
    this.shelf = shelf;
  }

  /// Writes what is missing for the days from one week before to one after. Blocks.
  ///
  /// @return whether nothing is left that an open snapshot could help
  boolean bringUpToDate(LocalDate today) throws SQLException, IOException {
    Files.createDirectories(directory);
    boolean done = true;
    for (Challenge one : table.between(today.minusDays(7), today.plusDays(7))) {
      Path file = directory.resolve(one.id() + ".json");
      done &= Files.exists(file) || write(one, file);
    }
    writeIfOther(directory.resolve(INDEX), index(today).toBytes());
    writeIfOther(directory.resolve("SHA256SUMS"), sums());
    Path current = directory.resolve(today + ".json");
    if (Files.exists(current)) {
      writeIfOther(root.resolve("daily.json"), Files.readAllBytes(current));
    }
    return done;
  }

  private boolean write(Challenge challenge, Path file) throws IOException {
    Optional<LeasedSnapshot> leased = shelf.lease(challenge.snapshot());
    if (leased.isEmpty()) {
      return false;
    }
    try (LeasedSnapshot held = leased.get()) {
      Optional<byte[]> bytes = scratches.use(scratch -> bytes(challenge, held.snapshot(), scratch));
      if (bytes.isPresent()) {
        DurableFiles.write(file, bytes.get());
      } else {
        log.warn("no daily file is small enough day={}", challenge.id());
      }
      return true;
    }
  }

  /// The largest of the files that are small enough.
  static Optional<byte[]> bytes(Challenge challenge, Snapshot snapshot, SearchScratch scratch) {
    int from = snapshot.artistOrdinal(challenge.from().id().value());
    int to = snapshot.artistOrdinal(challenge.to().id().value());
    for (int room : ROOMS) {
      Optional<byte[]> bytes =
          ClosedSet.of(snapshot, from, to, room, scratch)
              .map(set -> DailyFile.of(challenge, snapshot, set).toBytes());
      if (bytes.isEmpty() || Gzip.compress(bytes.get()).length <= MAX_GZIP_BYTES) {
        return bytes;
      }
    }
    return Optional.empty();
  }

  /// Of the days that have a file, whenever it was written.
  private DailyIndex index(LocalDate today) throws SQLException {
    List<Challenge> written =
        table
            .between(
                today.minusDays(DailyIndex.DAYS), today.plusDays(ChallengePublisher.DAYS_AHEAD))
            .stream()
            .filter(one -> Files.exists(directory.resolve(one.id() + ".json")))
            .toList();
    return DailyIndex.of(written);
  }

  private byte[] sums() throws IOException {
    StringBuilder sums = new StringBuilder();
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> days =
          files.filter(file -> file.getFileName().toString().endsWith(".json")).sorted().toList();
      for (Path file : days) {
        sums.append(Sha256.of(file)).append("  ").append(file.getFileName()).append('\n');
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return sums.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void writeIfOther(Path file, byte[] bytes) throws IOException {
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      DurableFiles.write(file, bytes);
    }
  }
}
