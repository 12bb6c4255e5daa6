package creditgraph.http.export;

import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.reject;

import creditgraph.http.exchange.Handler;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/// `GET /data/{file}` and `/data/{directory}/{file}`
///
/// The same files at the same addresses as where they are uploaded, so a site needs to know one
/// layout. Those of a day are written once and may be kept for ever; the others for a minute. What
/// was not exported may be a page or a file of the site, which has some of the same prefix.
public final class ExportRoutes {

  private static final String PREFIX = "/data/";

  private final ExportFiles files;
  private final Deadline deadline;
  private final Executor blocking;
  private final Handler site;

  private ExportRoutes(ExportFiles files, Deadline deadline, Executor blocking, Handler site) {
    this.files = files;
    this.deadline = deadline;
    this.blocking = blocking;
    this.site = site;
  }

  /// @param directory of the exports; empty for none, and then no such address
  /// @param blocking reads the disk
  /// @param site answers what was not exported
  public static Route create(String directory, Deadline deadline, Executor blocking, Handler site) {
    if (directory.isEmpty()) {
      return reject();
    }
    ExportRoutes routes =
        new ExportRoutes(new ExportFiles(Path.of(directory)), deadline, blocking, site);
    return pathPrefix("data", () -> Methods.get(routes::send));
  }

  private CompletionStage<HttpResponse> send(HttpRequest request) {
    // Names of exports need no escapes, so an address with one names nothing.
    String address = request.getUri().getPathString();
    return address.startsWith(PREFIX)
        ? deadline
            .on(files.findOn(blocking, address.substring(PREFIX.length())))
            .thenCompose(file ->
                file.<CompletionStage<HttpResponse>>map(there ->
                        CompletableFuture.completedStage(there.respondTo(request, StatusCodes.OK)))
                    .orElseGet(() -> site.handle(request)))
        : site.handle(request);
  }
}
