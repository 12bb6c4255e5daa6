package creditgraph.http.challenge;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import creditgraph.http.challenge.ChallengeJson.OneJson;
import creditgraph.http.challenge.ChallengeJson.PageJson;
import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Handler;
import creditgraph.http.exchange.Tagged;
import creditgraph.http.limit.RateLimiter;
import creditgraph.http.limit.RequestBounds;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.request.QueryParameters;
import creditgraph.http.snapshot.UnknownRulesets;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.challenge.ChallengeId;
import creditgraph.protocol.challenge.Challenging;
import creditgraph.protocol.challenge.Challenging.Busy;
import creditgraph.protocol.challenge.Challenging.ChallengeReply;
import creditgraph.protocol.challenge.Challenging.Ends;
import creditgraph.protocol.challenge.Challenging.Found;
import creditgraph.protocol.challenge.Challenging.NoChallenge;
import creditgraph.protocol.challenge.Challenging.NoPair;
import creditgraph.protocol.challenge.Challenging.NoSnapshot;
import creditgraph.protocol.challenge.Challenging.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/// `GET /challenges/daily`, `/challenges/random`, `/challenges/{id}` and `/challenges`
///
/// A published challenge never changes, so its address may be kept for ever; which one is today's,
/// and how long the archive is, must be asked again.
public final class ChallengeRoutes {

  private static final List<String> RANDOM =
      List.of("ruleset", "seed", "band", "artists", "decade");
  private static final int PAGE = 30;
  private static final LocalDate END_OF_TIME = LocalDate.of(9999, 12, 31);

  private final Challenges challenges;
  private final Deadline deadline;

  private ChallengeRoutes(Challenges challenges, Deadline deadline) {
    this.challenges = challenges;
    this.deadline = deadline;
  }

  /// @param limiter of what is looked up in the database
  /// @param searches of what takes a search through the graph
  public static Route create(
      Challenges challenges, Deadline deadline, RateLimiter limiter, RateLimiter searches) {
    ChallengeRoutes routes = new ChallengeRoutes(challenges, deadline);
    return concat(
        path("challenges", () -> Methods.get(limiter.limit(routes::archive))),
        path(segment("challenges").slash("daily"), () -> Methods.get(limiter.limit(routes::daily))),
        path(
            segment("challenges").slash("random"),
            () -> Methods.get(searches.limit(routes::random))),
        path(
            segment("challenges").slash(segment()),
            id -> Methods.get(searches.limit(routes.one(id)))));
  }

  private CompletionStage<HttpResponse> daily(HttpRequest request) {
    QueryParameters.of(request, List.of());
    return deadline
        .on(challenges.today())
        .thenApply(reply -> render(request, reply, Caching.ASK_AGAIN));
  }

  private Handler one(String text) {
    return request -> {
      QueryParameters.of(request, List.of());
      ChallengeId id = id(text);
      Caching caching = id instanceof ChallengeId.OfDay ? Caching.FOR_EVER : Caching.ASK_AGAIN;
      return deadline.on(challenges.find(id)).thenApply(reply -> render(request, reply, caching));
    };
  }

  private CompletionStage<HttpResponse> random(HttpRequest request) {
    QueryParameters query = QueryParameters.of(request, RANDOM);
    RulesetId ruleset =
        RequestBounds.ruleset(query.textOr("ruleset", RequestBounds.DEFAULT_RULESET));
    String band = query.textOr("band", "");
    if (!band.isEmpty() && !Bands.WORDS.contains(band)) {
      throw new Refused(
          Problem.invalid("band", "expected one of " + String.join(", ", Bands.WORDS)));
    }
    Ends ends = EndsField.read(query);
    int absent = -1;
    int seed = query.wholeNumberOr("seed", 0, Bands.MAX_SEED, absent);
    boolean drawn = seed == absent;
    int used = drawn ? ThreadLocalRandom.current().nextInt(Bands.MAX_SEED) : seed;
    return deadline
        .on(challenges.random(ruleset, used, band, ends))
        .thenApply(reply -> render(request, reply, drawn ? Caching.NEVER : Caching.ASK_AGAIN));
  }

  private CompletionStage<HttpResponse> archive(HttpRequest request) {
    QueryParameters query = QueryParameters.of(request, List.of("before", "limit"));
    int limit = query.wholeNumberOr("limit", 1, Challenging.MAX_PAGE, PAGE);
    String text = query.textOr("before", END_OF_TIME.toString());
    if (!(ChallengeId.parse(text).orElse(null) instanceof ChallengeId.OfDay before)) {
      throw new Refused(
          Problem.invalid("before", "expected a day as 2026-11-22; take the address in `next`"));
    }
    return deadline
        .on(challenges.archive(before.day(), limit))
        .thenApply(page -> page(request, page, limit));
  }

  private static HttpResponse page(HttpRequest request, Page page, int limit) {
    String next =
        page.more()
            ? "/challenges?before=%s&limit=%d".formatted(page.challenges().getLast().id(), limit)
            : null;
    return Tagged.page(
        request, PageJson.of(page, next), Caching.ASK_AGAIN, Optional.ofNullable(next));
  }

  private static HttpResponse render(HttpRequest request, ChallengeReply reply, Caching caching) {
    return switch (reply) {
      case Found found -> Tagged.json(request, OneJson.of(found.challenge()), caching);
      case NoChallenge none -> Answers.unknown(none).respondTo(request);
      case NoPair none ->
          Problem.of(
                  ProblemType.UNKNOWN_CHALLENGE,
                  "the snapshot %s of %s has no two such artists 2 to 6 releases apart; try"
                          .formatted(none.snapshot().fingerprint(), none.snapshot().ruleset())
                      + " another seed, or a wider choice")
              .respondTo(request);
      case NoSnapshot none ->
          UnknownRulesets.problem(none.ruleset(), none.available()).respondTo(request);
      case Busy busy -> Answers.busy(busy).respondTo(request);
    };
  }

  private static ChallengeId id(String text) {
    return ChallengeId.parse(text).orElseThrow(() -> new Refused(Answers.malformed()));
  }
}
