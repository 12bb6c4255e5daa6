package creditgraph.node.hidden;

import creditgraph.game.challenge.Fame;
import creditgraph.node.challenge.ChallengePress;
import creditgraph.node.challenge.ChallengePublisher;
import creditgraph.node.challenge.DailyWork;
import creditgraph.node.challenge.ExportDirectory;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.hidden.HiddenPuzzle;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes the hidden contributors of today and the days after it, and keeps their files:
///
/// ```
/// exports/hidden/<date>.json   as contracts/json/hidden.schema.json says; written once
/// exports/hidden/index.json    which days there are, as hidden-index.schema.json says
/// exports/hidden/SHA256SUMS    of all of them, as sha256sum -c reads it
/// exports/hidden.json          a copy of today's
/// ```
///
/// A pick takes milliseconds, so no job of the cluster is asked. A file is a function of its row.
public final class HiddenPress implements DailyWork {

  private static final Logger log = LoggerFactory.getLogger(HiddenPress.class);

  private final ExportDirectory directory;
  private final HiddenTable table;
  private final SnapshotShelf shelf;

  /// @param root the directory of all exports
  public HiddenPress(Path root, HiddenTable table, SnapshotShelf shelf) {
    this.directory = new ExportDirectory(root, "hidden");
    this.table = table;
    this.shelf = shelf;
  }

  @Override
  public boolean bringUpToDate(LocalDate today) throws SQLException, IOException {
    boolean done = publishMissing(today);
    LocalDate last = today.plusDays(ChallengePublisher.DAYS_AHEAD);
    List<HiddenPuzzle> all = table.between(today.minusDays(ExportDirectory.DAYS), last);
    for (HiddenPuzzle one : all) {
      if (!directory.has(one.day() + ".json")) {
        directory.write(one.day() + ".json", HiddenFile.of(one).toBytes());
      }
    }
    directory.close(today, HiddenIndex.of(all).toBytes());
    return done;
  }

  /// @return whether no day is missing that the open snapshot could fill
  private boolean publishMissing(LocalDate today) throws SQLException {
    List<LocalDate> missing = new ArrayList<>();
    LocalDate last = today.plusDays(ChallengePublisher.DAYS_AHEAD);
    List<LocalDate> there = table.between(today, last).stream().map(HiddenPuzzle::day).toList();
    today.datesUntil(last.plusDays(1)).filter(day -> !there.contains(day)).forEach(missing::add);
    Optional<LeasedSnapshot> leased =
        missing.isEmpty() ? Optional.empty() : shelf.lease(ChallengePress.GAME);
    if (leased.isEmpty()) {
      return missing.isEmpty();
    }
    try (LeasedSnapshot held = leased.get()) {
      int least = Fame.leastReleases(held.snapshot().graph());
      HiddenPicker picker = new HiddenPicker(held.snapshot(), held.ref(), least);
      int published = 0;
      for (LocalDate day : missing) {
        if (table.publish(day, resting -> picker.pick(day, resting))) {
          published++;
        } else {
          log.warn("no hidden contributor for day={}: nobody makes a game", day);
        }
      }
      log.info("hidden contributors published days={} through={}", published, last);
    }
    return true;
  }
}
