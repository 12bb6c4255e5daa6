package creditgraph.node.export;

import creditgraph.http.findings.Findings;
import creditgraph.http.health.Health;
import creditgraph.http.health.Nodes;
import creditgraph.http.job.Jobs;
import creditgraph.http.snapshot.Snapshots;
import creditgraph.node.NodeRole;
import creditgraph.node.snapshot.SnapshotShelf;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.ClusterSingletonSettings;
import org.apache.pekko.cluster.typed.SingletonActor;

/// Runs the clerks of the exports on the oldest control node, where the days' games are written.
public final class ExportsSingleton {

  /// Within it a change is in the status.
  private static final Duration STATUS_EVERY = Duration.ofSeconds(5);

  /// A job of findings takes minutes.
  private static final Duration FINDINGS_EVERY = Duration.ofSeconds(10);

  private ExportsSingleton() {}

  /// What the files are made from.
  ///
  /// @param root the directory of all exports
  public record Sources(
      Path root,
      Health health,
      Nodes nodes,
      Jobs jobs,
      Snapshots snapshots,
      Findings findings,
      SnapshotShelf shelf) {}

  /// Called on every control node.
  ///
  /// @throws IllegalArgumentException when the settings make no sense
  public static void host(ActorSystem<?> system, Sources sources, Executor blocking) {
    UploadSettings upload = UploadSettings.from(system.settings().config());
    ClusterSingleton.get(system)
        .init(
            SingletonActor.of(clerks(sources, upload, blocking), "exports")
                .withSettings(
                    ClusterSingletonSettings.create(system).withRole(NodeRole.CONTROL.word())));
  }

  private static Behavior<ExportClerk.Command> clerks(
      Sources sources, UploadSettings upload, Executor blocking) {
    ExportClerk.Work status =
        new StatusPress(
            sources.root(),
            sources.health(),
            sources.nodes(),
            sources.jobs(),
            sources.snapshots(),
            new Publications(sources.root(), sources.shelf()),
            blocking);
    ExportClerk.Work findings =
        new FindingsPress(sources.root(), sources.jobs(), sources.findings(), blocking);
    return Behaviors.setup(context -> {
      context.spawn(clerk("status", status, STATUS_EVERY), "status");
      context.spawn(clerk("findings", findings, FINDINGS_EVERY), "findings");
      target(context.getSystem(), upload.target(), blocking)
          .map(target ->
              new ExportUpload(
                  context.getSystem(),
                  sources.root(),
                  upload.target().toString(),
                  target,
                  upload.retries(),
                  blocking))
          .ifPresent(work -> context.spawn(clerk("upload", work, upload.every()), "upload"));
      return Behaviors.empty();
    });
  }

  private static Optional<ExportTarget> target(
      ActorSystem<?> system, UploadSettings.Target target, Executor blocking) {
    return switch (target) {
      case UploadSettings.Target.None _ -> Optional.empty();
      case UploadSettings.Target.Folder folder ->
          Optional.of(new FolderTarget(folder.directory(), blocking));
      case UploadSettings.Target.S3 store -> Optional.of(new S3Target(system, store));
    };
  }

  private static Behavior<ExportClerk.Command> clerk(
      String name, ExportClerk.Work work, Duration every) {
    return Behaviors.supervise(ExportClerk.create(name, work, every, InstantSource.system()))
        .onFailure(SupervisorStrategy.restart());
  }
}
