package creditgraph.http.job;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Json;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.snapshot.UnknownRulesets;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.JobEnded;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobControl.NoSuchRuleset;
import creditgraph.protocol.job.JobControl.TooManyJobs;
import creditgraph.protocol.job.JobControl.UnknownJob;
import java.time.Duration;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// What the coordinator says about a job, as HTTP has it.
public final class JobAnswers {

  /// A job of the usual size takes about this long, so a place may be free then.
  private static final Duration WAIT_FOR_A_PLACE = Duration.ofSeconds(10);

  private JobAnswers() {}

  /// @param card makes the answer when there is a job
  public static HttpResponse render(
      HttpRequest request, JobReply reply, Function<JobCard, HttpResponse> card) {
    return switch (reply) {
      case JobCard found -> card.apply(found);
      case UnknownJob _ -> unknown().respondTo(request);
      case NoSuchRuleset none ->
          UnknownRulesets.problem(none.ruleset(), none.available()).respondTo(request);
      case TooManyJobs busy ->
          Problem.of(ProblemType.BUSY, busy.running() + " jobs are running; no more are taken.")
              .retryAfter(WAIT_FOR_A_PLACE)
              .respondTo(request);
      case JobEnded ended ->
          Problem.of(
                  ProblemType.JOB_ENDED,
                  "id: this job is %s and cannot be changed"
                      .formatted(JobJson.word(ended.status())))
              .respondTo(request);
    };
  }

  /// 200, to be asked again rather than kept.
  public static HttpResponse ok(Object json) {
    return Json.response(StatusCodes.OK, json).addHeader(Caching.NEVER.header());
  }

  /// 202, for a job that was started or found.
  ///
  /// @param address where it is from now on
  public static HttpResponse accepted(Object json, String address) {
    return Json.response(StatusCodes.ACCEPTED, json)
        .addHeader(Caching.NEVER.header())
        .addHeader(RawHeader.create("Location", address));
  }

  public static Problem unknown() {
    return Problem.of(ProblemType.UNKNOWN_JOB, "id: no job has this id; GET /jobs lists them.");
  }
}
