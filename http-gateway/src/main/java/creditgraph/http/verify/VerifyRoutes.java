package creditgraph.http.verify;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import creditgraph.http.job.JobAnswers;
import creditgraph.http.job.JobTermsFields;
import creditgraph.http.limit.RequestBounds;
import creditgraph.http.problem.Refused;
import creditgraph.http.request.BodyReader;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.request.RequestObject;
import creditgraph.http.sample.ResearchersOnly;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.verify.VerifySpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/// `POST /verifications` and `GET /verifications/{id}`
public final class VerifyRoutes {

  private static final List<String> FIELDS = JobTermsFields.with("ruleset", "run");

  private final Verifications verifications;
  private final BodyReader body;
  private final Deadline deadline;

  private VerifyRoutes(Verifications verifications, BodyReader body, Deadline deadline) {
    this.verifications = verifications;
    this.body = body;
    this.deadline = deadline;
  }

  public static Route create(
      Verifications verifications, ResearchersOnly door, BodyReader body, Deadline deadline) {
    VerifyRoutes routes = new VerifyRoutes(verifications, body, deadline);
    return concat(
        path("verifications", () -> Methods.post(door.around(routes::submit))),
        path(
            segment("verifications").slash(segment()),
            id -> Methods.get(door.around(request -> routes.describe(request, id)))));
  }

  private CompletionStage<HttpResponse> submit(HttpRequest request) {
    return body.read(request)
        .thenApply(bytes -> RequestObject.parse(bytes, FIELDS))
        .thenCompose(this::ask)
        .thenApply(reply ->
            JobAnswers.render(
                request,
                reply,
                card ->
                    JobAnswers.accepted(
                        VerifyJson.of(card, (VerifySpec) card.spec(), List.of()),
                        "/verifications/" + card.jobId())));
  }

  private CompletionStage<JobReply> ask(RequestObject object) {
    return deadline.on(
        verifications.submit(
            RequestBounds.ruleset(object.textOr("ruleset", RequestBounds.DEFAULT_RULESET)),
            JobTermsFields.run(object),
            JobTermsFields.read(object)));
  }

  private CompletionStage<HttpResponse> describe(HttpRequest request, String id) {
    if (!RequestBounds.isSampleId(id)) {
      throw new Refused(JobAnswers.unknown());
    }
    return deadline
        .on(verifications.describe(id))
        .thenCompose(reply ->
            reply instanceof JobCard card && card.spec() instanceof VerifySpec spec
                ? copies(card, spec)
                : CompletableFuture.completedStage(
                    JobAnswers.render(
                        request, reply, _ -> JobAnswers.unknown().respondTo(request))));
  }

  private CompletionStage<HttpResponse> copies(JobCard card, VerifySpec spec) {
    return deadline
        .on(verifications.reports(card.jobId()))
        .thenApply(reports -> JobAnswers.ok(VerifyJson.of(card, spec, reports)));
  }
}
