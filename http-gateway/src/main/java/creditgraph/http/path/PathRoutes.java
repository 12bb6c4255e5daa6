package creditgraph.http.path;

import static org.apache.pekko.http.javadsl.server.Directives.path;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Caller;
import creditgraph.http.exchange.Json;
import creditgraph.http.exchange.Validator;
import creditgraph.http.limit.RateLimiter;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.request.BodyReader;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.snapshot.UnknownRulesets;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.Pathfinding.BudgetExhausted;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.SameArtist;
import creditgraph.protocol.path.Pathfinding.UnknownArtist;
import creditgraph.protocol.path.Pathfinding.UnknownRuleset;
import creditgraph.protocol.path.Pathfinding.Unsatisfied;
import creditgraph.protocol.path.RouteQuestion;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/// `POST /paths`, and the same question in an address: `GET /paths`
public final class PathRoutes {

  private final Paths paths;
  private final BodyReader body;
  private final Deadline deadline;

  private PathRoutes(Paths paths, BodyReader body, Deadline deadline) {
    this.paths = paths;
    this.body = body;
    this.deadline = deadline;
  }

  public static Route create(Paths paths, BodyReader body, Deadline deadline, RateLimiter limiter) {
    PathRoutes routes = new PathRoutes(paths, body, deadline);
    return path(
        "paths",
        () -> Methods.getOrPost(limiter.limit(routes::findByAddress), limiter.limit(routes::find)));
  }

  private CompletionStage<HttpResponse> findByAddress(HttpRequest request) {
    return find(request, PathQuestion.parse(request));
  }

  private CompletionStage<HttpResponse> find(HttpRequest request) {
    return body.read(request)
        .thenApply(PathQuestion::parse)
        .thenCompose(question -> find(request, question));
  }

  private CompletionStage<HttpResponse> find(HttpRequest request, RouteQuestion question) {
    return deadline
        .on(paths.find(question, Caller.of(request)))
        .thenApply(reply -> render(request, question, reply));
  }

  private static HttpResponse render(HttpRequest request, RouteQuestion question, PathReply reply) {
    return switch (reply) {
      case Found found ->
          answer(request, question, List.of(found.snapshot()), PathJson.FoundJson.of(found));
      case NotConnected apart ->
          answer(request, question, lookedAt(apart), PathJson.NotConnectedJson.of(apart));
      case Unsatisfied none ->
          answer(request, question, List.of(none.snapshot()), PathJson.UnsatisfiedJson.of(none));
      case BudgetExhausted exhausted ->
          // Another node, or this one with less to do, may get further: nobody should keep it.
          Json.response(StatusCodes.OK, PathJson.BudgetExhaustedJson.of(exhausted))
              .addHeader(Caching.NEVER.header());
      case SameArtist same ->
          Problem.of(
                  ProblemType.SAME_ARTIST,
                  "from and to are both %s, artist %s under the ruleset %s; pick two."
                      .formatted(same.artist().name(), same.artist().id(), question.ruleset()))
              .respondTo(request);
      case UnknownArtist unknown -> unknownArtist(question, unknown).respondTo(request);
      case UnknownRuleset unknown ->
          UnknownRulesets.problem(unknown.ruleset(), unknown.available()).respondTo(request);
      case Busy busy -> PathDoor.busy(busy).respondTo(request);
    };
  }

  private static List<SnapshotRef> lookedAt(NotConnected apart) {
    return Stream.concat(Stream.of(apart.snapshot()), apart.joinedUnder().stream()).toList();
  }

  /// @param snapshots whose answer it is
  private static HttpResponse answer(
      HttpRequest request, RouteQuestion question, List<SnapshotRef> snapshots, Object json) {
    Validator validator =
        Validator.weak(
            snapshots.stream().map(SnapshotRef::fingerprint).collect(Collectors.joining(",")),
            question.ruleset().value(),
            question.from().toString(),
            question.to().toString(),
            question.options().canonical());
    if (request.method().equals(HttpMethods.GET) && validator.isHeldBy(request)) {
      return validator.notModified(Caching.ASK_AGAIN);
    }
    return Json.response(StatusCodes.OK, json)
        .addHeader(validator.header())
        .addHeader(Caching.ASK_AGAIN.header());
  }

  private static Problem unknownArtist(RouteQuestion question, UnknownArtist unknown) {
    String field = fieldOf(question, unknown.artist());
    return Problem.of(
            ProblemType.UNKNOWN_ARTIST,
            "%s: artist %s has no credit that counts under the ruleset %s in %s"
                .formatted(
                    field,
                    unknown.artist(),
                    unknown.snapshot().ruleset(),
                    unknown.snapshot().month()))
        .with("field", field);
  }

  private static String fieldOf(RouteQuestion question, ArtistId artist) {
    if (artist.equals(question.from())) {
      return "from";
    }
    return artist.equals(question.to()) ? "to" : "via";
  }
}
