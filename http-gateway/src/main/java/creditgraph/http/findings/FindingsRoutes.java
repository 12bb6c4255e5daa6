package creditgraph.http.findings;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import creditgraph.http.findings.FindingsJson.ResultJson;
import creditgraph.http.job.JobAnswers;
import creditgraph.http.job.JobTermsFields;
import creditgraph.http.job.JobsOfKind;
import creditgraph.http.limit.RequestBounds;
import creditgraph.http.request.BodyReader;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.request.RequestObject;
import creditgraph.http.sample.ResearchersOnly;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.job.JobCard;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/// `POST /findings`, `GET /findings/{id}` and `GET /findings/{id}/report`
public final class FindingsRoutes {

  private static final List<String> FIELDS =
      JobTermsFields.with("ruleset", "sources", "routes", "seed", "run");

  private static final int USUAL_SOURCES = 256;
  private static final int USUAL_ROUTES = 10_000;

  private final Findings findings;
  private final JobsOfKind<FindingsSpec> jobs;
  private final BodyReader body;
  private final Deadline deadline;

  private FindingsRoutes(
      Findings findings, JobsOfKind<FindingsSpec> jobs, BodyReader body, Deadline deadline) {
    this.findings = findings;
    this.jobs = jobs;
    this.body = body;
    this.deadline = deadline;
  }

  public static Route create(
      Findings findings, ResearchersOnly door, BodyReader body, Deadline deadline) {
    JobsOfKind<FindingsSpec> jobs =
        new JobsOfKind<>(
            FindingsSpec.class, "/findings/", FindingsJson::of, findings::describe, deadline);
    FindingsRoutes routes = new FindingsRoutes(findings, jobs, body, deadline);
    return concat(
        path("findings", () -> Methods.post(door.around(routes::submit))),
        path(
            segment("findings").slash(segment()),
            id -> Methods.get(door.around(jobs.describe(id)))),
        path(
            segment("findings").slash(segment()).slash("report"),
            id -> Methods.get(door.around(jobs.whenFinished(id, routes::report)))));
  }

  private CompletionStage<HttpResponse> submit(HttpRequest request) {
    return body.read(request)
        .thenApply(bytes -> RequestObject.parse(bytes, FIELDS))
        .thenCompose(
            question -> deadline.on(findings.submit(spec(question), JobTermsFields.read(question))))
        .thenApply(reply -> jobs.accepted(request, reply));
  }

  private CompletionStage<HttpResponse> report(JobCard card, FindingsSpec spec) {
    return deadline
        .on(findings.report(card.jobId(), card.snapshot()))
        .thenApply(report -> JobAnswers.ok(ResultJson.of(card, spec, report)));
  }

  private static FindingsSpec spec(RequestObject object) {
    return new FindingsSpec(
        RequestBounds.ruleset(object.textOr("ruleset", RequestBounds.DEFAULT_RULESET)),
        object.has("sources")
            ? object.wholeNumber("sources", FindingsSpec.MIN_SOURCES, FindingsSpec.MAX_SOURCES)
            : USUAL_SOURCES,
        object.has("routes")
            ? object.wholeNumber("routes", 1, FindingsSpec.MAX_ROUTES)
            : USUAL_ROUTES,
        object.wholeNumberOr("seed", 1),
        JobTermsFields.run(object));
  }
}
