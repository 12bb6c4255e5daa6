package creditgraph.http.challenge;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import creditgraph.http.challenge.ChallengeJson.HintJson;
import creditgraph.http.challenge.ChallengeJson.JudgedJson;
import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Handler;
import creditgraph.http.exchange.Json;
import creditgraph.http.limit.RateLimiter;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.BodyReader;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.request.RequestObject;
import creditgraph.http.snapshot.UnknownRulesets;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.challenge.ChallengeId;
import creditgraph.protocol.challenge.Challenging;
import creditgraph.protocol.challenge.Challenging.AtTheGoal;
import creditgraph.protocol.challenge.Challenging.AttemptReply;
import creditgraph.protocol.challenge.Challenging.Busy;
import creditgraph.protocol.challenge.Challenging.Hint;
import creditgraph.protocol.challenge.Challenging.HintReply;
import creditgraph.protocol.challenge.Challenging.Judged;
import creditgraph.protocol.challenge.Challenging.NoChallenge;
import creditgraph.protocol.challenge.Challenging.NoSnapshot;
import creditgraph.protocol.challenge.Challenging.NoWay;
import creditgraph.protocol.challenge.Challenging.Step;
import creditgraph.protocol.challenge.Challenging.UnknownArtist;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/// `POST /challenges/{id}/validate` and `POST /challenges/{id}/hint`
///
/// Nothing is remembered of a player: each question says all that it depends on.
public final class AttemptRoutes {

  private final Challenges challenges;
  private final BodyReader body;
  private final Deadline deadline;

  private AttemptRoutes(Challenges challenges, BodyReader body, Deadline deadline) {
    this.challenges = challenges;
    this.body = body;
    this.deadline = deadline;
  }

  public static Route create(
      Challenges challenges, BodyReader body, Deadline deadline, RateLimiter limiter) {
    AttemptRoutes routes = new AttemptRoutes(challenges, body, deadline);
    return concat(
        path(
            segment("challenges").slash(segment()).slash("validate"),
            id -> Methods.post(limiter.limit(routes.validate(id)))),
        path(
            segment("challenges").slash(segment()).slash("hint"),
            id -> Methods.post(limiter.limit(routes.hint(id)))));
  }

  private Handler validate(String text) {
    return request ->
        body.read(request)
            .thenApply(bytes -> RequestObject.parse(bytes, List.of("steps", "hints")))
            .thenCompose(question ->
                deadline.on(challenges.judge(id(text), steps(question), hints(question))))
            .thenApply(reply -> render(request, reply));
  }

  private Handler hint(String text) {
    return request ->
        body.read(request)
            .thenApply(bytes -> RequestObject.parse(bytes, List.of("at", "rung")))
            .thenCompose(question ->
                deadline.on(
                    challenges.hint(
                        id(text),
                        new ArtistId(question.wholeNumber("at", 1, Integer.MAX_VALUE)),
                        question.wholeNumber("rung", 1, Challenging.RUNGS))))
            .thenApply(reply -> render(request, reply));
  }

  private static HttpResponse render(HttpRequest request, AttemptReply reply) {
    return switch (reply) {
      case Judged judged -> answer(JudgedJson.of(judged));
      case NoChallenge none -> Answers.unknown(none).respondTo(request);
      case NoSnapshot none ->
          UnknownRulesets.problem(none.ruleset(), none.available()).respondTo(request);
      case Busy busy -> Answers.busy(busy).respondTo(request);
    };
  }

  private static HttpResponse render(HttpRequest request, HintReply reply) {
    return switch (reply) {
      case Hint hint -> answer(HintJson.of(hint));
      case NoChallenge none -> Answers.unknown(none).respondTo(request);
      case NoSnapshot none ->
          UnknownRulesets.problem(none.ruleset(), none.available()).respondTo(request);
      case UnknownArtist unknown ->
          Problem.of(
                  ProblemType.UNKNOWN_ARTIST,
                  "at: artist %s has no credit that counts under the ruleset %s in %s"
                      .formatted(
                          unknown.artist(),
                          unknown.snapshot().ruleset(),
                          unknown.snapshot().month()))
              .with("field", "at")
              .respondTo(request);
      case AtTheGoal goal ->
          Problem.of(
                  ProblemType.SAME_ARTIST,
                  "at: artist " + goal.at() + " is the goal; nothing is left to hint at")
              .with("field", "at")
              .respondTo(request);
      case NoWay none ->
          Problem.of(
                  ProblemType.NO_WAY,
                  "at: no route was found from artist %s to the goal; go back a step"
                      .formatted(none.at()))
              .with("field", "at")
              .respondTo(request);
      case Busy busy -> Answers.busy(busy).respondTo(request);
    };
  }

  private static HttpResponse answer(Object json) {
    return Json.response(StatusCodes.OK, json).addHeader(Caching.NEVER.header());
  }

  private static List<Step> steps(RequestObject question) {
    return question.idPairs("steps", Challenging.MAX_STEPS).stream()
        .map(pair -> new Step(new ReleaseId(pair[0]), new ArtistId(pair[1])))
        .toList();
  }

  private static int hints(RequestObject question) {
    return question.has("hints") ? question.wholeNumber("hints", 0, Challenging.MAX_HINTS) : 0;
  }

  private static ChallengeId id(String text) {
    return ChallengeId.parse(text).orElseThrow(() -> new Refused(Answers.malformed()));
  }
}
