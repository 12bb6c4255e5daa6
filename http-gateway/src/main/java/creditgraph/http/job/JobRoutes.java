package creditgraph.http.job;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import creditgraph.http.events.EventStreams;
import creditgraph.http.events.StreamedState;
import creditgraph.http.exchange.Handler;
import creditgraph.http.job.JobJson.ListJson;
import creditgraph.http.limit.RequestBounds;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.sample.ResearchersOnly;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobControl.JobReply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/// `GET /jobs`, `GET /jobs/{id}`, `GET /jobs/{id}/events` and `POST /jobs/{id}/pause`, `resume`,
/// `cancel`
public final class JobRoutes {

  private final Jobs jobs;
  private final Deadline deadline;
  private final EventStreams streams;

  private JobRoutes(Jobs jobs, Deadline deadline, EventStreams streams) {
    this.jobs = jobs;
    this.deadline = deadline;
    this.streams = streams;
  }

  public static Route create(
      Jobs jobs, ResearchersOnly door, Deadline deadline, EventStreams streams) {
    JobRoutes routes = new JobRoutes(jobs, deadline, streams);
    return concat(
        path("jobs", () -> Methods.get(door.around(routes::list))),
        path(
            segment("jobs").slash(segment()),
            id -> Methods.get(door.around(routes.about(id, () -> jobs.describe(id))))),
        path(
            segment("jobs").slash(segment()).slash("events"),
            id -> Methods.get(door.around(routes.events(id)))),
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
    return deadline.on(jobs.list()).thenApply(list -> JobAnswers.ok(ListJson.of(list)));
  }

  private Handler about(String id, Supplier<CompletionStage<JobReply>> question) {
    return about(
        id,
        question,
        (request, reply) ->
            JobAnswers.render(request, reply, card -> JobAnswers.ok(JobJson.of(card))));
  }

  private Handler events(String id) {
    Supplier<CompletionStage<JobReply>> question = () -> deadline.on(jobs.describe(id));
    return about(
        id,
        question,
        (request, reply) ->
            JobAnswers.render(
                request,
                reply,
                card ->
                    streams.answer(
                        request, state(card), () -> question.get().thenApply(JobRoutes::state))));
  }

  /// Rates change all the time and are no news.
  private static StreamedState state(JobReply reply) {
    return reply instanceof JobCard card
        ? StreamedState.of(
            "%s-%d-%d"
                .formatted(JobJson.word(card.status()), card.tasksDone(), card.tasksInTrouble()),
            JobJson.of(card),
            card.status().hasEnded())
        : StreamedState.forgotten();
  }

  private Handler about(
      String id,
      Supplier<CompletionStage<JobReply>> question,
      BiFunction<HttpRequest, JobReply, HttpResponse> answer) {
    return request ->
        RequestBounds.isSampleId(id)
            ? deadline.on(question.get()).thenApply(reply -> answer.apply(request, reply))
            : CompletableFuture.completedStage(JobAnswers.unknown().respondTo(request));
  }
}
