package creditgraph.http.path;

import static org.apache.pekko.http.javadsl.server.Directives.path;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Json;
import creditgraph.http.exchange.Validator;
import creditgraph.http.limit.RateLimiter;
import creditgraph.http.limit.RequestBounds;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.BodyReader;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.request.RequestObject;
import creditgraph.http.snapshot.UnknownRulesets;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
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
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/// `POST /paths`
public final class PathRoutes {

  private static final List<String> FIELDS = List.of("from", "to", "ruleset");

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
        .thenApply(Question::parse)
        .thenCompose(question ->
            deadline
                .on(paths.find(question.ruleset(), question.from(), question.to()))
                .thenApply(reply -> render(request, question, reply)));
  }

  private static HttpResponse render(HttpRequest request, Question question, PathReply reply) {
    return switch (reply) {
      case Found found -> answer(question, found.snapshot(), PathJson.FoundJson.of(found));
      case NotConnected apart ->
          answer(question, apart.snapshot(), PathJson.NotConnectedJson.of(apart));
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
      case Busy busy ->
          Problem.of(ProblemType.BUSY, "As many questions are waiting as we let wait.")
              .retryAfter(busy.retryAfter())
              .respondTo(request);
    };
  }

  private static HttpResponse answer(Question question, SnapshotRef snapshot, Object json) {
    Validator validator =
        Validator.weak(
            snapshot.fingerprint(),
            question.ruleset().value(),
            question.from().toString(),
            question.to().toString());
    return Json.response(StatusCodes.OK, json)
        .addHeader(validator.header())
        .addHeader(Caching.ASK_AGAIN.header());
  }

  private static Problem unknownArtist(Question question, UnknownArtist unknown) {
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

  private record Question(RulesetId ruleset, ArtistId from, ArtistId to) {

    static Question parse(byte[] body) {
      RequestObject object = RequestObject.parse(body, FIELDS);
      ArtistId from = new ArtistId(object.wholeNumber("from", 1, Integer.MAX_VALUE));
      ArtistId to = new ArtistId(object.wholeNumber("to", 1, Integer.MAX_VALUE));
      RulesetId ruleset =
          RequestBounds.ruleset(object.textOr("ruleset", RequestBounds.DEFAULT_RULESET));
      if (from.equals(to)) {
        throw new Refused(
            Problem.of(
                ProblemType.SAME_ARTIST, "from and to are both artist " + from + "; pick two."));
      }
      return new Question(ruleset, from, to);
    }
  }
}
