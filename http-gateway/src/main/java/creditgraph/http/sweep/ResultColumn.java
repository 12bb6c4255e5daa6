package creditgraph.http.sweep;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// A column of a sweep's results, with its line of the data dictionary. Names are a public
/// contract: columns may be added at the end, none is renamed or reused.
///
/// @param name as in the first line of the results
/// @param type as DuckDB and SQL name it
/// @param isStated whether a row says something here
/// @param value only asked where it is stated; its `toString` is the cell
record ResultColumn(
    String name,
    String type,
    String meaning,
    Predicate<ResultRow> isStated,
    Function<ResultRow, Object> value) {

  /// All of them, in their order.
  static final List<ResultColumn> ALL =
      List.of(
          column("point", "INTEGER", "number of the point, from 0", row -> row.point().index()),
          column("ruleset", "VARCHAR", "which credits count", row -> row.point().ruleset()),
          column("month", "VARCHAR", "month of the Discogs dump", row -> row.snapshot().month()),
          column(
              "fingerprint",
              "VARCHAR",
              "names the content of the snapshot",
              row -> row.snapshot().fingerprint()),
          column(
              "hub_penalty",
              "INTEGER",
              "cost of each doubling of the releases of an artist between the ends; empty where routes of fewest releases are meant and nothing is weighed",
              row -> row.point().hubPenalty().weighs(),
              row -> row.point().hubPenalty().cost()),
          column(
              "first_year",
              "INTEGER",
              "every release of a route is of this year or later; empty without a window",
              row -> !row.point().years().isAll(),
              row -> row.point().years().first()),
          column(
              "last_year",
              "INTEGER",
              "every release of a route is of this year or earlier; empty without a window",
              row -> !row.point().years().isAll(),
              row -> row.point().years().last()),
          column("pairs", "INTEGER", "artist pairs drawn", row -> row.point().pairs()),
          column("seed", "BIGINT", "of the draws", row -> row.point().seed()),
          column(
              "pairs_per_task",
              "INTEGER",
              "where the sample was cut, which enters the draws",
              ResultRow::pairsPerTask),
          column(
              "status",
              "VARCHAR",
              "finished, failed, or open when there was no result yet",
              row ->
                  switch (row.state().status()) {
                    case FINISHED -> "finished";
                    case FAILED -> "failed";
                    case WAITING, RUNNING -> "open";
                  }),
          column(
              "connected",
              "BIGINT",
              "pairs joined by a route",
              ResultRow::isFinished,
              row -> row.counts().connected()),
          column(
              "not_connected",
              "BIGINT",
              "pairs that no route joins",
              ResultRow::isFinished,
              row -> row.counts().notConnected()),
          column(
              "exhausted",
              "BIGINT",
              "pairs whose search ran out of its budget, so that nothing is known of them",
              ResultRow::isFinished,
              row -> row.counts().exhausted()),
          column(
              "mean_releases",
              "DECIMAL(18,6)",
              "releases of a route, mean over the connected pairs",
              ResultRow::hasRoutes,
              row -> row.mean(row.releases())),
          column(
              "most_releases",
              "INTEGER",
              "releases of the longest route",
              ResultRow::hasRoutes,
              ResultRow::mostReleases),
          column(
              "cost_sum",
              "BIGINT",
              "what the routes cost together; empty where nothing is weighed, as in the next three",
              ResultRow::hasCosts,
              row -> row.counts().costs().sum()),
          column(
              "cost_sum_of_squares",
              "BIGINT",
              "the squares of the costs together; variance = cost_sum_of_squares / connected - mean_cost^2",
              ResultRow::hasCosts,
              row -> row.counts().costs().sumOfSquares()),
          column(
              "mean_cost",
              "DECIMAL(18,6)",
              "cost of a route, mean over the connected pairs",
              ResultRow::hasCosts,
              row -> row.mean(row.counts().costs().sum())),
          column(
              "most_cost",
              "INTEGER",
              "cost of the dearest route",
              ResultRow::hasCosts,
              row -> row.counts().costs().most()),
          column(
              "by_releases",
              "BIGINT[]",
              "pairs whose route has 1 release, 2, and so on",
              ResultRow::isFinished,
              ResultRow::byReleases),
          column(
              "reason",
              "VARCHAR",
              "why the point failed; empty unless it did",
              row -> !row.state().reason().isEmpty(),
              row -> row.state().reason()));

  private static ResultColumn column(
      String name, String type, String meaning, Function<ResultRow, Object> value) {
    return column(name, type, meaning, _ -> true, value);
  }

  private static ResultColumn column(
      String name,
      String type,
      String meaning,
      Predicate<ResultRow> isStated,
      Function<ResultRow, Object> value) {
    return new ResultColumn(name, type, meaning, isStated, value);
  }

  boolean isStated(ResultRow row) {
    return isStated.test(row);
  }

  String text(ResultRow row) {
    return value.apply(row).toString();
  }

  /// Whether JSON writes it without quotes.
  boolean isPlain() {
    return !type.equals("VARCHAR");
  }
}
