package creditgraph.http.score;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Handler;
import creditgraph.http.job.JobAnswers;
import creditgraph.http.job.JobTermsFields;
import creditgraph.http.limit.RequestBounds;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.BodyReader;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.request.RequestObject;
import creditgraph.http.sample.ResearchersOnly;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.score.ArtistPair;
import creditgraph.protocol.score.ScoreSpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/// `POST /scores`, `GET /scores/{id}`, `GET /scores/{id}/pairs` and `GET /scores/{id}/pairs.csv`
public final class ScoreRoutes {

  private static final List<String> FIELDS =
      JobTermsFields.with("ruleset", "drawn", "listed", "minReleases", "seed", "run");

  private final Scores scores;
  private final BodyReader body;
  private final Deadline deadline;

  private ScoreRoutes(Scores scores, BodyReader body, Deadline deadline) {
    this.scores = scores;
    this.body = body;
    this.deadline = deadline;
  }

  public static Route create(
      Scores scores, ResearchersOnly door, BodyReader body, Deadline deadline) {
    ScoreRoutes routes = new ScoreRoutes(scores, body, deadline);
    return concat(
        path("scores", () -> Methods.post(door.around(routes::submit))),
        path(
            segment("scores").slash(segment()),
            id -> Methods.get(door.around(routes.about(id, routes::describe)))),
        path(
            segment("scores").slash(segment()).slash("pairs"),
            id -> Methods.get(door.around(routes.pairs(id, JobAnswers::ok)))),
        path(
            segment("scores").slash(segment()).slash("pairs.csv"),
            id -> Methods.get(door.around(routes.pairs(id, ScoreRoutes::csv)))));
  }

  private CompletionStage<HttpResponse> submit(HttpRequest request) {
    return body.read(request)
        .thenApply(bytes -> RequestObject.parse(bytes, FIELDS))
        .thenCompose(
            question -> deadline.on(scores.submit(spec(question), JobTermsFields.read(question))))
        .thenApply(reply ->
            JobAnswers.render(
                request,
                reply,
                card ->
                    JobAnswers.accepted(
                        ScoreJson.of(card, (ScoreSpec) card.spec()), "/scores/" + card.jobId())));
  }

  private CompletionStage<HttpResponse> describe(JobCard card, ScoreSpec spec) {
    return CompletableFuture.completedStage(JobAnswers.ok(ScoreJson.of(card, spec)));
  }

  private Handler pairs(String id, Function<ScoredPairs, HttpResponse> form) {
    return about(
        id,
        (card, _) -> {
          if (card.status() != JobStatus.FINISHED) {
            throw new Refused(
                Problem.of(
                    ProblemType.JOB_UNFINISHED,
                    "id: this job is not finished; GET /scores/%s says how far it is"
                        .formatted(card.jobId())));
          }
          return deadline
              .on(scores.pairs(card.jobId()))
              .thenApply(pairs -> form.apply(ScoredPairs.of(card, pairs)));
        });
  }

  @FunctionalInterface
  private interface AboutScores {
    CompletionStage<HttpResponse> answer(JobCard card, ScoreSpec spec);
  }

  /// Answers about a job of scores; a job of another kind is none here.
  private Handler about(String id, AboutScores inner) {
    return request -> {
      if (!RequestBounds.isSampleId(id)) {
        throw new Refused(JobAnswers.unknown());
      }
      return deadline
          .on(scores.describe(id))
          .thenCompose(reply ->
              reply instanceof JobCard card && card.spec() instanceof ScoreSpec spec
                  ? inner.answer(card, spec)
                  : CompletableFuture.completedStage(
                      JobAnswers.render(
                          request, reply, _ -> JobAnswers.unknown().respondTo(request))));
    };
  }

  private static HttpResponse csv(ScoredPairs pairs) {
    return HttpResponse.create()
        .withEntity(HttpEntities.create(ContentTypes.TEXT_CSV_UTF8, pairs.csv()))
        .addHeader(Caching.NEVER.header());
  }

  private static ScoreSpec spec(RequestObject object) {
    List<ArtistPair> listed =
        object.pairsOr("listed", ScoreSpec.MAX_LISTED).stream()
            .map(pair -> new ArtistPair(new ArtistId(pair[0]), new ArtistId(pair[1])))
            .toList();
    if (object.has("drawn") == object.has("listed")) {
      throw new Refused(Problem.invalid("drawn", "expected either drawn or listed"));
    }
    return new ScoreSpec(
        RequestBounds.ruleset(object.textOr("ruleset", RequestBounds.DEFAULT_RULESET)),
        listed.isEmpty() ? object.wholeNumber("drawn", 1, ScoreSpec.MAX_PAIRS) : 0,
        listed,
        object.has("minReleases")
            ? object.wholeNumber("minReleases", 1, ScoreSpec.MAX_MIN_RELEASES)
            : 1,
        object.wholeNumberOr("seed", 1),
        JobTermsFields.run(object));
  }
}
