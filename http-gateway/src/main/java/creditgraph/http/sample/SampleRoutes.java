package creditgraph.http.sample;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Handler;
import creditgraph.http.exchange.Json;
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
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;

/// `POST /samples` and `GET /samples/{id}`
public final class SampleRoutes {

  private static final List<String> FIELDS =
      List.of("pairs", "seed", "ruleset", "run", "pairsPerTask");
  private static final String SCHEME = "Bearer ";
  private static final HttpHeader CHALLENGE =
      RawHeader.create("WWW-Authenticate", "Bearer realm=\"researchers\"");

  /// A sample of the usual size takes about this long, so a place may be free then.
  private static final Duration WAIT_FOR_A_PLACE = Duration.ofSeconds(10);

  private final Samples samples;
  private final ResearcherToken token;
  private final BodyReader body;
  private final Deadline deadline;

  private SampleRoutes(Samples samples, ResearcherToken token, BodyReader body, Deadline deadline) {
    this.samples = samples;
    this.token = token;
    this.body = body;
    this.deadline = deadline;
  }

  public static Route create(
      Samples samples, ResearcherToken token, BodyReader body, Deadline deadline) {
    SampleRoutes routes = new SampleRoutes(samples, token, body, deadline);
    return concat(
        path("samples", () -> Methods.post(routes.forResearchers(routes::submit))),
        path(
            segment("samples").slash(segment()),
            id -> Methods.get(routes.forResearchers(request -> routes.describe(request, id)))));
  }

  private Handler forResearchers(Handler inner) {
    return request -> {
      String header = request.getHeader("Authorization").map(HttpHeader::value).orElse("");
      boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
      if (!bearer || !token.opensWith(header.substring(SCHEME.length()).strip())) {
        throw new Refused(
            Problem.of(
                    ProblemType.UNAUTHORIZED,
                    "Authorization: expected 'Bearer' and the researchers' token")
                .with(CHALLENGE));
      }
      return inner.handle(request);
    };
  }

  private CompletionStage<HttpResponse> submit(HttpRequest request) {
    return body.read(request)
        .thenApply(SampleRoutes::spec)
        .thenCompose(spec -> deadline.on(samples.submit(spec)))
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

  private static SampleSpec spec(byte[] body) {
    RequestObject object = RequestObject.parse(body, FIELDS);
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
