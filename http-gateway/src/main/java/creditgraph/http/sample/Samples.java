package creditgraph.http.sample;

import creditgraph.protocol.JobTerms;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.SampleReply;
import java.util.concurrent.CompletionStage;

/// Where samples come from. The cluster node asks its coordinator.
public interface Samples {

  CompletionStage<SampleReply> submit(SampleSpec spec, JobTerms terms);

  CompletionStage<SampleReply> describe(String sampleId);
}
