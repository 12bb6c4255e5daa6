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
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.Pathfinding.BudgetExhausted;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.SameArtist;
import creditgraph.protocol.path.Pathfinding.UnknownArtist;
import creditgraph.protocol.path.Pathfinding.UnknownRuleset;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/// `POST /paths`
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
    return path("paths", () -> Methods.post(limiter.limit(routes::find)));
  }

  private CompletionStage<HttpResponse> find(HttpRequest request) {
    return body.read(request)
        .thenApply(PathQuestion::parse)
        .thenCompose(question ->
            deadline
                .on(
                    paths.find(
                        question.ruleset(), question.from(), question.to(), Caller.of(request)))
                .thenApply(reply -> render(request, question, reply)));
  }

  private static HttpResponse render(HttpRequest request, PathQuestion question, PathReply reply) {
    return switch (reply) {
      case Found found -> answer(question, List.of(found.snapshot()), PathJson.FoundJson.of(found));
      case NotConnected apart ->
          answer(question, lookedAt(apart), PathJson.NotConnectedJson.of(apart));
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
      PathQuestion question, List<SnapshotRef> snapshots, Object json) {
    Validator validator =
        Validator.weak(
            snapshots.stream().map(SnapshotRef::fingerprint).collect(Collectors.joining(",")),
            question.ruleset().value(),
            question.from().toString(),
            question.to().toString());
    return Json.response(StatusCodes.OK, json)
        .addHeader(validator.header())
        .addHeader(Caching.ASK_AGAIN.header());
  }

  private static Problem unknownArtist(PathQuestion question, UnknownArtist unknown) {
    String field = unknown.artist().equals(question.from()) ? "from" : "to";
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
}
