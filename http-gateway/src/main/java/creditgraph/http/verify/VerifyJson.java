package creditgraph.http.verify;

import creditgraph.http.job.JobJson;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.verify.CopyReport;
import creditgraph.protocol.verify.VerifySpec;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A verification, and how each node's copy is, by name of the node.
record VerifyJson(JobJson job, List<CopyJson> copies) {

  /// @param reports in any order
  static VerifyJson of(JobCard card, VerifySpec spec, List<CopyReport> reports) {
    Map<String, CopyReport> byNode =
        reports.stream()
            .collect(Collectors.toMap(CopyReport::node, Function.identity(), (first, _) -> first));
    return new VerifyJson(
        JobJson.of(card),
        spec.nodes().stream()
            .map(VerifySpec.CheckedNode::name)
            .sorted(Comparator.naturalOrder())
            .map(node ->
                byNode.containsKey(node)
                    ? CopyJson.of(byNode.get(node))
                    : new CopyJson(node, "unchecked", List.of(), false))
            .toList());
  }

  /// @param state `unchecked` while the node has not reported
  record CopyJson(String node, String state, List<String> faults, boolean moreFaults) {

    private static CopyJson of(CopyReport report) {
      return new CopyJson(
          report.node(),
          report.state().name().toLowerCase(Locale.ROOT),
          report.faults(),
          report.moreFaults());
    }
  }
}
