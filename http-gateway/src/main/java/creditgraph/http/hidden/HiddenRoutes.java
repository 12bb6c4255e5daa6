package creditgraph.http.hidden;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Handler;
import creditgraph.http.exchange.Json;
import creditgraph.http.exchange.Tagged;
import creditgraph.http.hidden.HiddenJson.GuessJson;
import creditgraph.http.hidden.HiddenJson.PageJson;
import creditgraph.http.hidden.HiddenJson.PuzzleJson;
import creditgraph.http.limit.RateLimiter;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.BodyReader;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.request.QueryParameters;
import creditgraph.http.request.RequestObject;
import creditgraph.protocol.challenge.ChallengeId;
import creditgraph.protocol.hidden.Guessing;
import creditgraph.protocol.hidden.Guessing.Found;
import creditgraph.protocol.hidden.Guessing.Guess;
import creditgraph.protocol.hidden.Guessing.GuessReply;
import creditgraph.protocol.hidden.Guessing.Judged;
import creditgraph.protocol.hidden.Guessing.NoPuzzle;
import creditgraph.protocol.hidden.Guessing.Page;
import creditgraph.protocol.hidden.Guessing.PuzzleReply;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/// `GET /puzzles/daily`, `/puzzles/{id}` and `/puzzles`, `POST /puzzles/{id}/guess`
///
/// A puzzle tells its first reveal; each guess that is not right tells the next. Nothing is
/// remembered of a player: a guess says after which reveal it is made.
public final class HiddenRoutes {

  private static final int PAGE = 30;
  private static final LocalDate END_OF_TIME = LocalDate.of(9999, 12, 31);
  private static final List<String> FIELDS = List.of("reveal", "artist", "name");

  private final HiddenContributors hidden;
  private final BodyReader body;
  private final Deadline deadline;

  private HiddenRoutes(HiddenContributors hidden, BodyReader body, Deadline deadline) {
    this.hidden = hidden;
    this.body = body;
    this.deadline = deadline;
  }

  public static Route create(
      HiddenContributors hidden, BodyReader body, Deadline deadline, RateLimiter limiter) {
    HiddenRoutes routes = new HiddenRoutes(hidden, body, deadline);
    return concat(
        path("puzzles", () -> Methods.get(limiter.limit(routes::archive))),
        path(segment("puzzles").slash("daily"), () -> Methods.get(limiter.limit(routes::daily))),
        path(segment("puzzles").slash(segment()), id -> Methods.get(limiter.limit(routes.one(id)))),
        path(
            segment("puzzles").slash(segment()).slash("guess"),
            id -> Methods.post(limiter.limit(routes.guess(id)))));
  }

  private CompletionStage<HttpResponse> daily(HttpRequest request) {
    QueryParameters.of(request, List.of());
    return deadline
        .on(hidden.today())
        .thenApply(reply -> render(request, reply, Caching.ASK_AGAIN));
  }

  private Handler one(String id) {
    return request -> {
      QueryParameters.of(request, List.of());
      return deadline
          .on(hidden.on(day(id)))
          .thenApply(reply -> render(request, reply, Caching.FOR_EVER));
    };
  }

  private CompletionStage<HttpResponse> archive(HttpRequest request) {
    QueryParameters query = QueryParameters.of(request, List.of("before", "limit"));
    int limit = query.wholeNumberOr("limit", 1, Guessing.MAX_PAGE, PAGE);
    LocalDate before =
        parsed(query.textOr("before", END_OF_TIME.toString()))
            .orElseThrow(() ->
                new Refused(
                    Problem.invalid(
                        "before", "expected a day as 2026-11-22; take the address in `next`")));
    return deadline.on(hidden.archive(before, limit)).thenApply(page -> page(request, page, limit));
  }

  private Handler guess(String id) {
    return request ->
        body.read(request)
            .thenApply(bytes -> RequestObject.parse(bytes, FIELDS))
            .thenCompose(question ->
                deadline.on(
                    hidden.judge(
                        day(id),
                        question.wholeNumber("reveal", 1, Guessing.MAX_REVEALS),
                        guessed(question))))
            .thenApply(reply -> render(request, reply));
  }

  private static Guess guessed(RequestObject question) {
    if (question.has("artist") && question.has("name")) {
      throw new Refused(
          Problem.invalid("name", "expected `artist` or `name`, or neither to be told more"));
    }
    if (question.has("artist")) {
      return new Guess.ById(question.wholeNumber("artist", 1, Integer.MAX_VALUE));
    }
    if (!question.has("name")) {
      return new Guess.Pass();
    }
    String name = question.textOr("name", "");
    if (name.isBlank() || name.length() > Guessing.MAX_NAME) {
      throw new Refused(
          Problem.invalid(
              "name",
              "expected 1 to %d characters, found %d"
                  .formatted(Guessing.MAX_NAME, name.strip().length())));
    }
    return new Guess.ByName(name);
  }

  private static HttpResponse page(HttpRequest request, Page page, int limit) {
    String next =
        page.more()
            ? "/puzzles?before=%s&limit=%d".formatted(page.puzzles().getLast().day(), limit)
            : null;
    return Tagged.page(
        request, PageJson.of(page, next), Caching.ASK_AGAIN, Optional.ofNullable(next));
  }

  private static HttpResponse render(HttpRequest request, PuzzleReply reply, Caching caching) {
    return switch (reply) {
      case Found found -> Tagged.json(request, PuzzleJson.of(found.puzzle()), caching);
      case NoPuzzle _ -> unknown().respondTo(request);
    };
  }

  private static HttpResponse render(HttpRequest request, GuessReply reply) {
    return switch (reply) {
      case Judged judged ->
          Json.response(StatusCodes.OK, GuessJson.of(judged)).addHeader(Caching.NEVER.header());
      case NoPuzzle _ -> unknown().respondTo(request);
    };
  }

  private static LocalDate day(String id) {
    return parsed(id).orElseThrow(() -> new Refused(unknown()));
  }

  private static Optional<LocalDate> parsed(String text) {
    return ChallengeId.parse(text)
        .filter(ChallengeId.OfDay.class::isInstance)
        .map(ChallengeId.OfDay.class::cast)
        .map(ChallengeId.OfDay::day);
  }

  private static Problem unknown() {
    return Problem.of(
        ProblemType.UNKNOWN_PUZZLE,
        "id: expected a day of UTC that has a puzzle, as 2026-11-22; GET /puzzles lists them");
  }
}
