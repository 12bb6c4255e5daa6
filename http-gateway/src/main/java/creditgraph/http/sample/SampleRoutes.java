package creditgraph.http.sample;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Json;
import creditgraph.http.job.JobTermsFields;
import creditgraph.http.limit.RequestBounds;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.BodyReader;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.request.RequestObject;
import creditgraph.http.snapshot.UnknownRulesets;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.Busy;
import creditgraph.protocol.sample.Sampling.Failed;
import creditgraph.protocol.sample.Sampling.Finished;
import creditgraph.protocol.sample.Sampling.Progress;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sample.Sampling.UnknownRuleset;
import creditgraph.protocol.sample.Sampling.UnknownSample;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;

/// `POST /samples` and `GET /samples/{id}`
public final class SampleRoutes {

  private static final List<String> FIELDS =
      JobTermsFields.with("pairs", "seed", "ruleset", "run", "pairsPerTask");

  /// A sample of the usual size takes about this long, so a place may be free then.
  private static final Duration WAIT_FOR_A_PLACE = Duration.ofSeconds(10);

  private final Samples samples;
  private final BodyReader body;
  private final Deadline deadline;

  private SampleRoutes(Samples samples, BodyReader body, Deadline deadline) {
    this.samples = samples;
    this.body = body;
    this.deadline = deadline;
  }

  public static Route create(
      Samples samples, ResearchersOnly door, BodyReader body, Deadline deadline) {
    SampleRoutes routes = new SampleRoutes(samples, body, deadline);
    return concat(
        path("samples", () -> Methods.post(door.around(routes::submit))),
        path(
            segment("samples").slash(segment()),
            id -> Methods.get(door.around(request -> routes.describe(request, id)))));
  }

  private CompletionStage<HttpResponse> submit(HttpRequest request) {
    return body.read(request)
        .thenApply(bytes -> RequestObject.parse(bytes, FIELDS))
        .thenCompose(
            question -> deadline.on(samples.submit(spec(question), JobTermsFields.read(question))))
        .thenApply(reply -> render(request, StatusCodes.ACCEPTED, reply));
  }

  private CompletionStage<HttpResponse> describe(HttpRequest request, String id) {
    if (!RequestBounds.isSampleId(id)) {
      throw new Refused(unknownSample());
    }
    return deadline
        .on(samples.describe(id))
        .thenApply(reply -> render(request, StatusCodes.OK, reply));
  }

  private static HttpResponse render(HttpRequest request, StatusCode status, SampleReply reply) {
    return switch (reply) {
      case Progress progress -> answer(status, SampleJson.of(progress));
      case Finished finished -> answer(status, SampleJson.of(finished));
      case Failed failed -> answer(status, SampleJson.of(failed));
      case UnknownSample unknown -> unknownSample().respondTo(request);
      case UnknownRuleset unknown ->
          UnknownRulesets.problem(unknown.ruleset(), unknown.available()).respondTo(request);
      case Busy busy ->
          Problem.of(ProblemType.BUSY, busy.running() + " samples are running; no more are taken.")
              .retryAfter(WAIT_FOR_A_PLACE)
              .respondTo(request);
    };
  }

  private static HttpResponse answer(StatusCode status, SampleJson json) {
    HttpResponse response = Json.response(status, json).addHeader(Caching.NEVER.header());
    return status.equals(StatusCodes.ACCEPTED)
        ? response.addHeader(RawHeader.create("Location", "/samples/" + json.id()))
        : response;
  }

  private static Problem unknownSample() {
    return Problem.of(
        ProblemType.UNKNOWN_SAMPLE, "id: no sample has this id; POST /samples starts one.");
  }

  private static SampleSpec spec(RequestObject object) {
    int pairs = object.wholeNumber("pairs", 1, SampleSpec.MAX_PAIRS);
    long seed = object.wholeNumberOr("seed", 1);
    String run = object.textOr("run", "");
    int pairsPerTask =
        object.has("pairsPerTask")
            ? object.wholeNumber(
                "pairsPerTask", SampleSpec.leastPairsPerTask(pairs), SampleSpec.MAX_PAIRS_PER_TASK)
            : SampleSpec.USUAL_PAIRS_PER_TASK;
    try {
      return new SampleSpec(
          RequestBounds.ruleset(object.textOr("ruleset", RequestBounds.DEFAULT_RULESET)),
          pairs,
          seed,
          run,
          pairsPerTask);
    } catch (IllegalArgumentException e) {
      // Everything else was checked above, so that only the label can be wrong.
      throw new Refused(
          Problem.invalid(
              "run", "expected at most 40 letters, digits, dots, underscores, hyphens"));
    }
  }
}
