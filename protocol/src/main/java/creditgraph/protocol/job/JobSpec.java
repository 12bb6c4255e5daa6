package creditgraph.protocol.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.score.ScoreSpec;
import creditgraph.protocol.verify.VerifySpec;

/// What a job is to compute; together with the snapshot it is all that the result depends on. One
/// that names no kind is a sample's: in messages and events of earlier versions there was no other.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = SampleSpec.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = SampleSpec.class, name = "sample"),
  @JsonSubTypes.Type(value = ScoreSpec.class, name = "score"),
  @JsonSubTypes.Type(value = VerifySpec.class, name = "verify"),
  @JsonSubTypes.Type(value = FindingsSpec.class, name = "findings"),
})
public interface JobSpec extends WireMessage {

  RulesetId ruleset();

  JobKind jobKind();
}
