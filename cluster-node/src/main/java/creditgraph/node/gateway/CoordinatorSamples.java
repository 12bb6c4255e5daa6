package creditgraph.node.gateway;

import creditgraph.http.sample.Samples;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling;
import creditgraph.protocol.sample.Sampling.DescribeSample;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sample.Sampling.SubmitSample;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/// Asks the coordinator, wherever it lives.
public final class CoordinatorSamples implements Samples {

  private final ActorSystem<?> system;
  private final ActorRef<Sampling.Command> coordinator;
  private final Duration timeout;

  public CoordinatorSamples(
      ActorSystem<?> system, ActorRef<Sampling.Command> coordinator, Duration timeout) {
    this.system = system;
    this.coordinator = coordinator;
    this.timeout = timeout;
  }

  @Override
  public CompletionStage<SampleReply> submit(SampleSpec spec, JobTerms terms) {
    return AskPattern.ask(
        coordinator,
        replyTo -> new SubmitSample(spec, terms, replyTo),
        timeout,
        system.scheduler());
  }

  @Override
  public CompletionStage<SampleReply> describe(String sampleId) {
    return AskPattern.ask(
        coordinator, replyTo -> new DescribeSample(sampleId, replyTo), timeout, system.scheduler());
  }
}
