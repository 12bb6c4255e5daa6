package creditgraph.http.snapshot;

import creditgraph.http.exchange.Cors;
import creditgraph.http.exchange.Frame;
import creditgraph.http.exchange.Handler;
import creditgraph.http.problem.Faults;
import creditgraph.http.request.Deadline;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the files of published snapshots to the nodes that fetch them, on a port of its own:
/// `docs/decisions/015-snapshot-server.md` says why.
public final class SnapshotServer {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotServer.class);

  private SnapshotServer() {}

  /// Binds the address and answers until the system's coordinated shutdown. A file on its way is
  /// cut off then: whoever fetches it goes on at the byte where it was.
  ///
  /// @return fails when the address is taken
  public static CompletionStage<ServerBinding> start(
      ActorSystem<?> system, SnapshotServerSettings settings, PublishedFiles files) {
    Handler handler =
        Frame.around(
            Faults.answered(SnapshotFileHandler.create(files, new Deadline(settings.askTimeout()))),
            new Cors(""));
    return Http.get(system)
        .newServerAt(settings.host(), settings.port())
        .withSettings(settings.server())
        .bind(handler::handle)
        .thenApply(binding -> {
          LOG.info("snapshot server listens address={}", binding.localAddress());
          return binding.addToCoordinatedShutdown(settings.drainTimeout(), system);
        });
  }
}
