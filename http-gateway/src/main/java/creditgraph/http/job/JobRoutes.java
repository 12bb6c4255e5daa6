package creditgraph.http.job;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Handler;
import creditgraph.http.exchange.Json;
import creditgraph.http.job.JobJson.ListJson;
import creditgraph.http.limit.RequestBounds;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.sample.ResearchersOnly;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobControl.JobEnded;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobControl.UnknownJob;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/// `GET /jobs`, `GET /jobs/{id}` and `POST /jobs/{id}/pause`, `resume`, `cancel`
public final class JobRoutes {

  private final Jobs jobs;
  private final Deadline deadline;

  private JobRoutes(Jobs jobs, Deadline deadline) {
    this.jobs = jobs;
    this.deadline = deadline;
  }

  public static Route create(Jobs jobs, ResearchersOnly door, Deadline deadline) {
    JobRoutes routes = new JobRoutes(jobs, deadline);
    return concat(
        path("jobs", () -> Methods.get(door.around(routes::list))),
        path(
            segment("jobs").slash(segment()),
            id -> Methods.get(door.around(routes.about(id, () -> jobs.describe(id))))),
        routes.change(door, "pause", Change.PAUSE),
        routes.change(door, "resume", Change.RESUME),
        routes.change(door, "cancel", Change.CANCEL));
  }

  private Route change(ResearchersOnly door, String word, Change change) {
    return path(
        segment("jobs").slash(segment()).slash(word),
        id -> Methods.post(door.around(about(id, () -> jobs.change(id, change)))));
  }

  private CompletionStage<HttpResponse> list(HttpRequest request) {
    return deadline
        .on(jobs.list())
        .thenApply(list -> answer(Json.response(StatusCodes.OK, ListJson.of(list))));
  }

  private Handler about(String id, Supplier<CompletionStage<JobReply>> question) {
    return request ->
        RequestBounds.isSampleId(id)
            ? deadline.on(question.get()).thenApply(reply -> render(request, reply))
            : CompletableFuture.completedStage(unknown().respondTo(request));
  }

  private static HttpResponse render(HttpRequest request, JobReply reply) {
    return switch (reply) {
      case JobCard card -> answer(Json.response(StatusCodes.OK, JobJson.of(card)));
      case UnknownJob _ -> unknown().respondTo(request);
      case JobEnded ended ->
          Problem.of(
                  ProblemType.JOB_ENDED,
                  "id: this job is %s and cannot be changed"
                      .formatted(JobJson.word(ended.status())))
              .respondTo(request);
    };
  }

  private static HttpResponse answer(HttpResponse response) {
    return response.addHeader(Caching.NEVER.header());
  }

  private static Problem unknown() {
    return Problem.of(ProblemType.UNKNOWN_JOB, "id: no job has this id; GET /jobs lists them.");
  }
}
