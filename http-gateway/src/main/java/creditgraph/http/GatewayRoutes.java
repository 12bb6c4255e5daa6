package creditgraph.http;

import static org.apache.pekko.http.javadsl.server.Directives.concat;

import creditgraph.http.artist.ArtistRoutes;
import creditgraph.http.card.CardRoutes;
import creditgraph.http.challenge.AttemptRoutes;
import creditgraph.http.challenge.ChallengeRoutes;
import creditgraph.http.contract.ContractRoutes;
import creditgraph.http.contract.DocsRoutes;
import creditgraph.http.contract.Operations;
import creditgraph.http.events.EventStreams;
import creditgraph.http.exchange.Cors;
import creditgraph.http.exchange.Frame;
import creditgraph.http.exchange.Handler;
import creditgraph.http.exchange.InPlace;
import creditgraph.http.export.ExportRoutes;
import creditgraph.http.export.ExportTimes;
import creditgraph.http.findings.FindingsRoutes;
import creditgraph.http.health.HealthRoutes;
import creditgraph.http.health.NodesRoutes;
import creditgraph.http.health.StatusRoutes;
import creditgraph.http.hidden.HiddenRoutes;
import creditgraph.http.job.JobRoutes;
import creditgraph.http.limit.RateLimiter;
import creditgraph.http.limit.RateLimits;
import creditgraph.http.metrics.GatewayMeter;
import creditgraph.http.metrics.Measured;
import creditgraph.http.path.PathDoor;
import creditgraph.http.path.PathRoutes;
import creditgraph.http.problem.Faults;
import creditgraph.http.problem.HiddenLines;
import creditgraph.http.request.BodyReader;
import creditgraph.http.request.Deadline;
import creditgraph.http.sample.ResearchersOnly;
import creditgraph.http.sample.SampleRoutes;
import creditgraph.http.score.ScoreRoutes;
import creditgraph.http.site.Site;
import creditgraph.http.site.SiteHandler;
import creditgraph.http.snapshot.SnapshotRoutes;
import creditgraph.http.sweep.SweepRoutes;
import creditgraph.http.verify.VerifyRoutes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.stream.Materializer;

/// Every address of the gateway, as the contract lists them, and the web pages behind them.
final class GatewayRoutes {

  private GatewayRoutes() {}

  static Handler create(
      ActorSystem<?> system,
      GatewaySettings settings,
      GatewayPorts ports,
      Site site,
      GatewayMeter meter) {
    Deadline deadline = new Deadline(settings.askTimeout());
    BodyReader body =
        BodyReader.of(
            settings.bodyLimitBytes(), settings.bodyTimeout(), Materializer.matFromSystem(system));
    RateLimits limits = settings.rateLimits();
    ResearchersOnly door = new ResearchersOnly(settings.researcherToken());
    EventStreams streams = EventStreams.create();
    EventStreams news = EventStreams.audible();
    Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    Route routes =
        concat(
            PathRoutes.create(
                ports.paths(), body, deadline, RateLimiter.create(limits.paths(), limits)),
            ArtistRoutes.create(
                ports.artists(),
                ports.snapshots(),
                deadline,
                RateLimiter.create(limits.search(), limits)),
            CardRoutes.create(ports.cards(), deadline, RateLimiter.create(limits.search(), limits)),
            ChallengeRoutes.create(
                ports.challenges(),
                deadline,
                RateLimiter.create(limits.search(), limits),
                RateLimiter.create(limits.paths(), limits)),
            AttemptRoutes.create(
                ports.challenges(), body, deadline, RateLimiter.create(limits.paths(), limits)),
            HiddenRoutes.create(
                ports.hidden(), body, deadline, RateLimiter.create(limits.search(), limits)),
            SnapshotRoutes.create(ports.snapshots()),
            SampleRoutes.create(ports.samples(), door, body, deadline),
            JobRoutes.create(ports.jobs(), door, deadline, streams),
            SweepRoutes.create(ports.sweeps(), door, body, deadline, streams),
            ScoreRoutes.create(ports.scores(), door, body, deadline),
            VerifyRoutes.create(ports.verifications(), door, body, deadline),
            FindingsRoutes.create(ports.findings(), door, body, deadline),
            HealthRoutes.create(ports.health(), deadline),
            StatusRoutes.create(
                ports.health(),
                ExportTimes.of(settings.exportsRoot(), "status.json", blocking),
                deadline,
                RateLimiter.create(limits.search(), limits),
                news),
            NodesRoutes.create(ports.nodes(), door, deadline),
            ContractRoutes.create(),
            DocsRoutes.create(site),
            ExportRoutes.create(settings.exportsRoot(), deadline, blocking, SiteHandler.of(site)),
            SiteHandler.create(site));
    Handler pathDoor =
        PathDoor.before(
            Faults.answered(handler(system, routes, settings.requestTimeout())),
            ports.paths(),
            Materializer.matFromSystem(system));
    Handler framed = Frame.around(pathDoor, new Cors(settings.corsOrigin()));
    Operations operations = Operations.ofContract();
    meter.begin(operations.all(), () -> streams.open() + news.open());
    return Measured.around(HiddenLines.refusedBefore(framed), operations, meter);
  }

  private static Handler handler(ActorSystem<?> system, Route routes, Duration within) {
    Function<HttpRequest, CompletionStage<HttpResponse>> function = routes.handler(system);
    return request -> {
      try {
        return InPlace.of(function.apply(request))
            .orTimeout(within.toNanos(), TimeUnit.NANOSECONDS);
      } catch (Exception e) {
        return CompletableFuture.failedStage(e);
      }
    };
  }
}
