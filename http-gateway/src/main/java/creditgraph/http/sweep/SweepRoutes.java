package creditgraph.http.sweep;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Handler;
import creditgraph.http.exchange.Json;
import creditgraph.http.limit.RequestBounds;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.BodyReader;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.sample.ResearchersOnly;
import creditgraph.http.snapshot.UnknownRulesets;
import creditgraph.http.sweep.GridDocument.Format;
import creditgraph.http.sweep.SweepJson.ListJson;
import creditgraph.http.sweep.SweepJson.RepeatJson;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.sweep.PointState;
import creditgraph.protocol.sweep.SweepCard;
import creditgraph.protocol.sweep.Sweeping.NoSnapshot;
import creditgraph.protocol.sweep.Sweeping.OtherSnapshots;
import creditgraph.protocol.sweep.Sweeping.PointPage;
import creditgraph.protocol.sweep.Sweeping.SweepEnded;
import creditgraph.protocol.sweep.Sweeping.SweepReply;
import creditgraph.protocol.sweep.Sweeping.TooManySweeps;
import creditgraph.protocol.sweep.Sweeping.UnknownSweep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;

/// `POST /sweeps`, `GET /sweeps`, `GET /sweeps/{id}`, `POST /sweeps/{id}/pause`, `resume`,
/// `cancel`, and the files of a sweep: `results.csv`, `results.jsonl`, `columns.csv`, `spec.json`.
public final class SweepRoutes {

  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";
  private static final ContentType CSV = MediaTypes.TEXT_CSV.toContentType(HttpCharsets.UTF_8);
  private static final ContentType JSON_LINES =
      MediaTypes.applicationWithOpenCharset("jsonl").toContentType(HttpCharsets.UTF_8);

  /// Sweeps are long; a place may be free when somebody looks again.
  private static final Duration WAIT_FOR_A_PLACE = Duration.ofMinutes(1);

  private final Sweeps sweeps;
  private final BodyReader body;
  private final Deadline deadline;
  private final ResearchersOnly door;

  private SweepRoutes(Sweeps sweeps, ResearchersOnly door, BodyReader body, Deadline deadline) {
    this.sweeps = sweeps;
    this.door = door;
    this.body = body;
    this.deadline = deadline;
  }

  public static Route create(
      Sweeps sweeps, ResearchersOnly door, BodyReader body, Deadline deadline) {
    SweepRoutes routes = new SweepRoutes(sweeps, door, body, deadline);
    return concat(
        path(
            "sweeps",
            () -> Methods.getOrPost(door.around(routes::list), door.around(routes::submit))),
        path(
            segment("sweeps").slash(segment()),
            id -> Methods.get(door.around(routes.withPoints(id, routes::page)))),
        routes.change("pause", Change.PAUSE),
        routes.change("resume", Change.RESUME),
        routes.change("cancel", Change.CANCEL),
        routes.file("results.csv", CSV, rows -> ResultFiles.csv(rows)),
        routes.file("results.jsonl", JSON_LINES, rows -> ResultFiles.jsonLines(rows)),
        routes.about("columns.csv", _ -> text(CSV, ResultFiles.columns())),
        routes.about("spec.json", card -> Json.response(StatusCodes.OK, RepeatJson.of(card))));
  }

  private Route change(String word, Change change) {
    return path(
        segment("sweeps").slash(segment()).slash(word),
        id ->
            Methods.post(
                door.around(
                    asking(
                        id,
                        request ->
                            deadline
                                .on(sweeps.change(id, change))
                                .thenApply(reply -> render(request, reply, SweepRoutes::card))))));
  }

  private Route about(String name, Function<SweepCard, HttpResponse> file) {
    return path(
        segment("sweeps").slash(segment()).slash(name),
        id ->
            Methods.get(
                door.around(
                    asking(
                        id,
                        request ->
                            deadline
                                .on(sweeps.describe(id))
                                .thenApply(reply -> render(request, reply, file))))));
  }

  private Route file(String name, ContentType type, Function<List<ResultRow>, String> file) {
    return path(
        segment("sweeps").slash(segment()).slash(name),
        id ->
            Methods.get(
                door.around(
                    withPoints(
                        id,
                        (card, points) ->
                            text(
                                type,
                                file.apply(
                                    points.stream()
                                        .map(point -> ResultRow.of(card, point))
                                        .toList()))))));
  }

  private CompletionStage<HttpResponse> submit(HttpRequest request) {
    return body.read(request, List.of(JSON, YAML))
        .thenApply(bytes -> GridReader.read(bytes, format(request)))
        .thenCompose(grid -> deadline.on(sweeps.submit(grid.spec(), grid.terms(), grid.expected())))
        .thenApply(reply -> render(request, reply, SweepRoutes::accepted));
  }

  private static Format format(HttpRequest request) {
    String type = request.entity().getContentType().mediaType().toString();
    return type.equals(YAML) ? Format.YAML : Format.JSON;
  }

  private CompletionStage<HttpResponse> list(HttpRequest request) {
    return deadline
        .on(sweeps.list())
        .thenApply(list -> unkept(Json.response(StatusCodes.OK, ListJson.of(list))));
  }

  private HttpResponse page(SweepCard card, List<PointState> points) {
    return Json.response(StatusCodes.OK, SweepJson.of(card, points));
  }

  /// Asks for the sweep first and then for its points: the points may be newer, never older.
  private Handler withPoints(
      String id, BiFunction<SweepCard, List<PointState>, HttpResponse> answer) {
    return asking(
        id,
        request ->
            deadline.on(
                sweeps
                    .describe(id)
                    .thenCompose(reply ->
                        reply instanceof SweepCard card
                            ? points(card, List.of())
                                .thenApply(points -> unkept(answer.apply(card, points)))
                            : CompletableFuture.completedStage(
                                render(request, reply, SweepRoutes::card)))));
  }

  private CompletionStage<List<PointState>> points(SweepCard card, List<PointState> before) {
    if (before.size() == card.spec().pointCount()) {
      return CompletableFuture.completedStage(before);
    }
    return sweeps
        .points(card.sweepId(), before.size())
        .thenCompose(reply ->
            switch (reply) {
              case PointPage page when !page.points().isEmpty() ->
                  points(card, joined(before, page.points()));
              // Forgotten between two questions.
              case PointPage _, UnknownSweep _ ->
                  CompletableFuture.failedStage(new Refused(unknown()));
            });
  }

  private static List<PointState> joined(List<PointState> before, List<PointState> more) {
    return Stream.concat(before.stream(), more.stream()).toList();
  }

  private static Handler asking(String id, Handler question) {
    return request ->
        RequestBounds.isSampleId(id)
            ? question.handle(request)
            : CompletableFuture.completedStage(unknown().respondTo(request));
  }

  private static HttpResponse render(
      HttpRequest request, SweepReply reply, Function<SweepCard, HttpResponse> answer) {
    return switch (reply) {
      case SweepCard card -> unkept(answer.apply(card));
      case UnknownSweep _ -> unknown().respondTo(request);
      case SweepEnded ended ->
          Problem.of(
                  ProblemType.SWEEP_ENDED,
                  "id: this sweep is %s and cannot be changed"
                      .formatted(SweepJson.word(ended.status())))
              .respondTo(request);
      case NoSnapshot none ->
          UnknownRulesets.problem(none.ruleset(), none.available()).respondTo(request);
      case OtherSnapshots other ->
          Problem.of(
                  ProblemType.OTHER_SNAPSHOTS,
                  "snapshots: these are not the current ones, which are "
                      + other.current().stream()
                          .map(SnapshotRef::path)
                          .collect(Collectors.joining(", ")))
              .respondTo(request);
      case TooManySweeps many ->
          Problem.of(
                  ProblemType.BUSY,
                  many.running() + " sweeps run or are paused; no more are taken.")
              .retryAfter(WAIT_FOR_A_PLACE)
              .respondTo(request);
    };
  }

  private static HttpResponse accepted(SweepCard card) {
    return Json.response(StatusCodes.ACCEPTED, SweepJson.of(card))
        .addHeader(RawHeader.create("Location", "/sweeps/" + card.sweepId()));
  }

  private static HttpResponse card(SweepCard card) {
    return Json.response(StatusCodes.OK, SweepJson.of(card));
  }

  private static HttpResponse text(ContentType type, String content) {
    return HttpResponse.create()
        .withStatus(StatusCodes.OK)
        .withEntity(HttpEntities.create(type, content.getBytes(StandardCharsets.UTF_8)));
  }

  private static HttpResponse unkept(HttpResponse response) {
    return response.addHeader(Caching.NEVER.header());
  }

  private static Problem unknown() {
    return Problem.of(
        ProblemType.UNKNOWN_SWEEP, "id: no sweep has this id; GET /sweeps lists them.");
  }
}
