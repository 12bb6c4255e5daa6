package creditgraph.http;

import creditgraph.http.artist.Artists;
import creditgraph.http.health.Health;
import creditgraph.http.health.HealthReport;
import creditgraph.http.path.Paths;
import creditgraph.http.sample.Samples;
import creditgraph.http.snapshot.Snapshots;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.SampleReply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Ports whose answers a test sets and whose questions it can read back. A port nobody set fails,
/// so that a question that should not be asked is a red test.
public final class FakePorts {

  private final List<String> asked = new CopyOnWriteArrayList<>();

  private volatile Paths paths;
  private volatile Artists artists;
  private volatile Snapshots snapshots;
  private volatile Health health;
  private volatile Function<SampleSpec, CompletionStage<SampleReply>> submit;
  private volatile Function<String, CompletionStage<SampleReply>> describe;

  public FakePorts() {
    reset();
  }

  /// Forgets every answer and every question.
  public final void reset() {
    asked.clear();
    paths = (ruleset, from, to) -> unset("paths");
    artists = (ruleset, query, limit) -> unset("artists");
    snapshots = List::of;
    health = () -> unset("health");
    submit = spec -> unset("submit");
    describe = id -> unset("describe");
  }

  public GatewayPorts ports() {
    return new GatewayPorts(
        (ruleset, from, to) -> {
          asked.add(ruleset + " " + from + " " + to);
          return paths.find(ruleset, from, to);
        },
        (ruleset, query, limit) -> {
          asked.add(ruleset + " '" + query + "' " + limit);
          return artists.search(ruleset, query, limit);
        },
        new Samples() {
          @Override
          public CompletionStage<SampleReply> submit(SampleSpec spec) {
            asked.add(spec.toString());
            return submit.apply(spec);
          }

          @Override
          public CompletionStage<SampleReply> describe(String sampleId) {
            asked.add(sampleId);
            return describe.apply(sampleId);
          }
        },
        () -> snapshots.current(),
        () -> health.check());
  }

  /// Every question since the start, in words.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public void paths(Paths answer) {
    paths = answer;
  }

  public void artists(Artists answer) {
    artists = answer;
  }

  public void snapshots(Snapshots answer) {
    snapshots = answer;
  }

  public void health(HealthReport answer) {
    health = () -> CompletableFuture.completedStage(answer);
  }

  public void submit(SampleReply answer) {
    submit = spec -> CompletableFuture.completedStage(answer);
  }

  public void describe(SampleReply answer) {
    describe = id -> CompletableFuture.completedStage(answer);
  }

  private static <T> CompletionStage<T> unset(String port) {
    return CompletableFuture.failedStage(new AssertionError(port + " was asked"));
  }
}
