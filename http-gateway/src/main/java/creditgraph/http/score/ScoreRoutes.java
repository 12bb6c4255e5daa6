package creditgraph.http.score;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import creditgraph.http.exchange.Caching;
import creditgraph.http.job.JobAnswers;
import creditgraph.http.job.JobTermsFields;
import creditgraph.http.job.JobsOfKind;
import creditgraph.http.limit.RequestBounds;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.BodyReader;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.request.RequestObject;
import creditgraph.http.sample.ResearchersOnly;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.score.ArtistPair;
import creditgraph.protocol.score.ScoreSpec;
import java.util.List;
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
  private final JobsOfKind<ScoreSpec> jobs;
  private final BodyReader body;
  private final Deadline deadline;

  private ScoreRoutes(
      Scores scores, JobsOfKind<ScoreSpec> jobs, BodyReader body, Deadline deadline) {
    this.scores = scores;
    this.jobs = jobs;
    this.body = body;
    this.deadline = deadline;
  }

  public static Route create(
      Scores scores, ResearchersOnly door, BodyReader body, Deadline deadline) {
    JobsOfKind<ScoreSpec> jobs =
        new JobsOfKind<>(ScoreSpec.class, "/scores/", ScoreJson::of, scores::describe, deadline);
    ScoreRoutes routes = new ScoreRoutes(scores, jobs, body, deadline);
    return concat(
        path("scores", () -> Methods.post(door.around(routes::submit))),
        path(segment("scores").slash(segment()), id -> Methods.get(door.around(jobs.describe(id)))),
        path(
            segment("scores").slash(segment()).slash("pairs"),
            id -> Methods.get(door.around(jobs.whenFinished(id, routes.pairs(JobAnswers::ok))))),
        path(
            segment("scores").slash(segment()).slash("pairs.csv"),
            id -> Methods.get(door.around(jobs.whenFinished(id, routes.pairs(ScoreRoutes::csv))))));
  }

  private CompletionStage<HttpResponse> submit(HttpRequest request) {
    return body.read(request)
        .thenApply(bytes -> RequestObject.parse(bytes, FIELDS))
        .thenCompose(
            question -> deadline.on(scores.submit(spec(question), JobTermsFields.read(question))))
        .thenApply(reply -> jobs.accepted(request, reply));
  }

  private JobsOfKind.Answer<ScoreSpec> pairs(Function<ScoredPairs, HttpResponse> form) {
    return (card, _) ->
        deadline
            .on(scores.pairs(card.jobId()))
            .thenApply(pairs -> form.apply(ScoredPairs.of(card, pairs)));
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
