package creditgraph.http.job;

import creditgraph.http.exchange.Handler;
import creditgraph.http.limit.RequestBounds;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.Deadline;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobSpec;
import creditgraph.protocol.job.JobStatus;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/// Answers about the jobs of one kind; a job of another kind is none here.
///
/// @param spec what jobs of the kind are asked for with
/// @param address of the kind's jobs, with a slash at the end
/// @param json what is shown of a job
/// @param source asks for a job by its id
public record JobsOfKind<S extends JobSpec>(
    Class<S> spec,
    String address,
    BiFunction<JobCard, S, Object> json,
    Function<String, CompletionStage<JobReply>> source,
    Deadline deadline) {

  /// What is said of a job that is there.
  @FunctionalInterface
  public interface Answer<S extends JobSpec> {
    CompletionStage<HttpResponse> of(JobCard card, S spec);
  }

  /// That a job was started, or found.
  public HttpResponse accepted(HttpRequest request, JobReply reply) {
    return JobAnswers.render(
        request,
        reply,
        card ->
            JobAnswers.accepted(json.apply(card, spec.cast(card.spec())), address + card.jobId()));
  }

  /// How a job stands.
  public Handler describe(String id) {
    return about(
        id,
        (card, found) -> CompletableFuture.completedStage(JobAnswers.ok(json.apply(card, found))));
  }

  private Handler about(String id, Answer<S> answer) {
    return request -> {
      if (!RequestBounds.isSampleId(id)) {
        throw new Refused(JobAnswers.unknown());
      }
      return deadline
          .on(source.apply(id))
          .thenCompose(reply ->
              reply instanceof JobCard card && spec.isInstance(card.spec())
                  ? answer.of(card, spec.cast(card.spec()))
                  : CompletableFuture.completedStage(
                      JobAnswers.render(
                          request, reply, _ -> JobAnswers.unknown().respondTo(request))));
    };
  }

  /// About what a job came to; refused while it has come to nothing.
  public Handler whenFinished(String id, Answer<S> answer) {
    return about(
        id,
        (card, found) -> {
          if (card.status() != JobStatus.FINISHED) {
            throw new Refused(
                Problem.of(
                    ProblemType.JOB_UNFINISHED,
                    "id: this job is not finished; GET %s%s says how far it is"
                        .formatted(address, card.jobId())));
          }
          return answer.of(card, found);
        });
  }
}
