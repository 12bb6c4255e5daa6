package creditgraph.http.score;

import creditgraph.http.snapshot.SnapshotJson;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.score.PairScore;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The result of a job of scores: each pair once, the easiest first, those without a route last; of
/// equals the one with the lower ids first. Says nothing about time or nodes, so that equal jobs on
/// equal snapshots are equal bytes.
record ScoredPairs(String id, SnapshotJson snapshot, List<Row> pairs) {

  private static final Comparator<PairScore> ORDER =
      Comparator.comparing((PairScore one) -> one.difficulty() < 0)
          .thenComparing(PairScore::difficulty)
          .thenComparing(one -> one.pair().from().value())
          .thenComparing(one -> one.pair().to().value());

  private static final String HEADER =
      "from,to,verdict,difficulty,releases,routes,artists,firstReleases,lastReleases,"
          + "fromReleases,toReleases,leastKnown,crowded,wins\n";

  /// @param difficulty null when there is no route, as are the five that follow and the last three
  /// @param routes a decimal text, since a number of JSON may be less exact
  record Row(
      int from,
      int to,
      String verdict,
      @Nullable Integer difficulty,
      @Nullable Integer releases,
      @Nullable String routes,
      @Nullable Integer artists,
      @Nullable Integer firstReleases,
      @Nullable Integer lastReleases,
      int fromReleases,
      int toReleases,
      @Nullable Integer leastKnown,
      @Nullable Integer crowded,
      @Nullable Integer wins) {

    private static Row of(PairScore score) {
      boolean found = score.verdict() == PairScore.Verdict.FOUND;
      return new Row(
          score.pair().from().value(),
          score.pair().to().value(),
          score.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          found ? score.difficulty() : null,
          found ? score.releases() : null,
          found ? Long.toString(score.routes()) : null,
          found ? score.artists() : null,
          found ? score.firstReleases() : null,
          found ? score.lastReleases() : null,
          score.fromReleases(),
          score.toReleases(),
          found ? score.leastKnown() : null,
          found ? score.crowded() : null,
          found ? score.wins() : null);
    }

    private String csv() {
      return String.join(
          ",",
          Integer.toString(from),
          Integer.toString(to),
          verdict,
          cell(difficulty),
          cell(releases),
          cell(routes),
          cell(artists),
          cell(firstReleases),
          cell(lastReleases),
          Integer.toString(fromReleases),
          Integer.toString(toReleases),
          cell(leastKnown),
          cell(crowded),
          cell(wins));
    }

    private static String cell(@Nullable Object value) {
      return value == null ? "" : value.toString();
    }
  }

  /// @param scores in any order
  static ScoredPairs of(JobCard card, List<PairScore> scores) {
    return new ScoredPairs(
        card.jobId(),
        SnapshotJson.of(card.snapshot()),
        scores.stream().distinct().sorted(ORDER).map(Row::of).toList());
  }

  /// A header and a line a pair, as RFC 4180 has it but with line feeds; nothing needs quotes.
  String csv() {
    StringBuilder text = new StringBuilder(HEADER);
    pairs.forEach(row -> text.append(row.csv()).append('\n'));
    return text.toString();
  }
}
