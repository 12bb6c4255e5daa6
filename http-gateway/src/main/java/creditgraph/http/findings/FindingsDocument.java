package creditgraph.http.findings;

import creditgraph.http.exchange.Json;
import creditgraph.http.findings.FindingsJson.ResultJson;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.job.JobCard;

/// A report as a file: the bytes that `GET /findings/{id}/report` answers.
public final class FindingsDocument {

  private FindingsDocument() {}

  /// @param card of a finished job
  public static byte[] of(JobCard card, FindingsSpec spec, FindingsReport report) {
    return Json.bytes(ResultJson.of(card, spec, report));
  }
}
