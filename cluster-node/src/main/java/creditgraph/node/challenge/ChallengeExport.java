package creditgraph.node.challenge;

import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.http.exchange.Gzip;
import creditgraph.node.search.ScratchPool;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.challenge.Challenge;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a file for each published challenge below `exports` in the data directory, for a site that
/// plays without the cluster:
///
/// ```
/// exports/daily/<date>.json    as contracts/json/daily.schema.json says; written once
/// exports/daily/<date>.svg     a picture of its best-known route; a function of the file
/// exports/daily/index.json     which days there are, as daily-index.schema.json says
/// exports/daily/SHA256SUMS     of all of them, as sha256sum -c reads it
/// exports/daily.json           a copy of today's
/// ```
///
/// A file is a function of its challenge and snapshot, and is renamed into place: whoever stops
/// between any two steps leaves whole files, and the next call does the rest. A challenge whose
/// snapshot is not open any more gets no file.
public final class ChallengeExport implements DailyWork {

  static final int MAX_GZIP_BYTES = 40_000;

  /// Days before and after today whose files are looked after.
  private static final int DAYS_AROUND = 7;

  private static final Logger log = LoggerFactory.getLogger(ChallengeExport.class);

  /// Percent of the room that a closed set has, tried until the file is small enough.
  private static final int[] ROOMS = {100, 75, 50, 30, 20, 10};

  private final ExportDirectory directory;
  private final ChallengeTable table;
  private final SnapshotShelf shelf;
  private final ScratchPool scratches = new ScratchPool();

  /// @param root the directory of all exports
  public ChallengeExport(Path root, ChallengeTable table, SnapshotShelf shelf) {
    this.directory = new ExportDirectory(root, "daily");
    this.table = table;
    this.shelf = shelf;
  }

  @Override
  public boolean bringUpToDate(LocalDate today) throws SQLException, IOException {
    boolean done = true;
    for (Challenge one : table.between(today.minusDays(DAYS_AROUND), today.plusDays(DAYS_AROUND))) {
      done &= directory.has(file(one)) || write(one);
      String picture = one.id() + ".svg";
      if (directory.has(file(one)) && !directory.has(picture)) {
        directory.write(picture, DailyPicture.of(directory.read(file(one))));
      }
    }
    directory.close(today, index(today).toBytes());
    return done;
  }

  private boolean write(Challenge challenge) throws IOException {
    Optional<LeasedSnapshot> leased = shelf.lease(challenge.snapshot());
    if (leased.isEmpty()) {
      return false;
    }
    try (LeasedSnapshot held = leased.get()) {
      Optional<byte[]> bytes = scratches.use(scratch -> bytes(challenge, held.snapshot(), scratch));
      if (bytes.isPresent()) {
        directory.write(file(challenge), bytes.get());
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
        table.between(today.minusDays(ExportDirectory.DAYS), today.plusDays(DAYS_AROUND)).stream()
            .filter(one -> directory.has(file(one)))
            .toList();
    return DailyIndex.of(written);
  }

  private static String file(Challenge challenge) {
    return challenge.id() + ".json";
  }
}
