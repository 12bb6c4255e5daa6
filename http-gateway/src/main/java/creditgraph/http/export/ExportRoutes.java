package creditgraph.http.export;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.reject;

import creditgraph.http.exchange.StoredFile;
import creditgraph.http.request.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Directives;
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

  private ExportRoutes(ExportFiles files, Deadline deadline, Executor blocking) {
    this.files = files;
    this.deadline = deadline;
    this.blocking = blocking;
  }

  /// @param directory of the exports; empty for none, and then no such address
  /// @param blocking reads the disk
  public static Route create(String directory, Deadline deadline, Executor blocking) {
    if (directory.isEmpty()) {
      return reject();
    }
    ExportRoutes routes = new ExportRoutes(new ExportFiles(Path.of(directory)), deadline, blocking);
    return pathPrefix("data", () -> extractRequest(routes::send));
  }

  private Route send(HttpRequest request) {
    // Names of exports need no escapes, so an address with one names nothing.
    String address = request.getUri().getPathString();
    if (!address.startsWith(PREFIX) || !isRead(request)) {
      return reject();
    }
    return onSuccess(
        deadline.on(find(address.substring(PREFIX.length()))),
        file ->
            file.map(there -> complete(there.respondTo(request, StatusCodes.OK)))
                .orElseGet(Directives::reject));
  }

  private static boolean isRead(HttpRequest request) {
    return request.method().equals(HttpMethods.GET) || request.method().equals(HttpMethods.HEAD);
  }

  private CompletionStage<Optional<StoredFile>> find(String name) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return files.find(name);
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        },
        blocking);
  }
}
