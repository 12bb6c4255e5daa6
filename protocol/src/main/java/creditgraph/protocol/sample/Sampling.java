package creditgraph.protocol.sample;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.WireMessage;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// The conversation between a gateway and the coordinator about samples.
public interface Sampling {

  /// Root; the coordinator adds its other conversations beneath it.
  interface Command {}

  sealed interface Request extends Command, WireMessage permits SubmitSample, DescribeSample {}

  /// Starts a sample, or finds the equal one that exists: its id is a function of snapshot and
  /// spec.
  ///
  /// @param terms [JobTerms#USUAL] when absent, as in older messages; of no effect on a sample that
  ///   exists
  /// @param pinned at most one: the snapshot to sample, whichever is current by then; none, also
  ///   when absent, for the current one of the spec's ruleset
  record SubmitSample(
      SampleSpec spec, JobTerms terms, List<SnapshotRef> pinned, ActorRef<SampleReply> replyTo)
      implements Request {
    public SubmitSample(
        SampleSpec spec,
        @Nullable JobTerms terms,
        @Nullable List<SnapshotRef> pinned,
        ActorRef<SampleReply> replyTo) {
      this.spec = spec;
      this.terms = terms == null ? JobTerms.USUAL : terms;
      this.pinned = pinned == null ? List.of() : List.copyOf(pinned);
      this.replyTo = replyTo;
    }

    /// Of the current snapshot.
    public SubmitSample(SampleSpec spec, JobTerms terms, ActorRef<SampleReply> replyTo) {
      this(spec, terms, List.of(), replyTo);
    }
  }

  record DescribeSample(String sampleId, ActorRef<SampleReply> replyTo) implements Request {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = UnknownSample.class, name = "unknown-sample"),
    @JsonSubTypes.Type(value = UnknownRuleset.class, name = "unknown-ruleset"),
    @JsonSubTypes.Type(value = Busy.class, name = "busy"),
  })
  sealed interface SampleReply extends WireMessage {}

  /// @param tasksDone accepted and journaled
  record Progress(
      String sampleId, SnapshotRef snapshot, SampleSpec spec, int tasksDone, int tasksTotal)
      implements SampleReply {}

  record Finished(String sampleId, SnapshotRef snapshot, SampleSpec spec, DistanceCounts counts)
      implements SampleReply {}

  /// The sample ended without a result; submitting it again starts it anew.
  ///
  /// @param reason one sentence for people
  record Failed(String sampleId, SnapshotRef snapshot, SampleSpec spec, String reason)
      implements SampleReply {}

  record UnknownSample(String sampleId) implements SampleReply {}

  record UnknownRuleset(RulesetId ruleset, List<RulesetId> available) implements SampleReply {
    public UnknownRuleset {
      available = List.copyOf(available);
    }
  }

  /// As many samples as the coordinator takes at once are running.
  record Busy(int running) implements SampleReply {}
}
