package creditgraph.graph.snapshot;

import java.util.List;

/// Where the content of a snapshot comes from, as its manifest will say.
///
/// @param month source month of the dump, `2026-11`
/// @param files the dump files, in any order
/// @param parserSchema version of the records that the parser wrote
/// @param rulesetText the whole ruleset, so that a snapshot explains itself
/// @param buildCommit commit of the program that builds it
public record SnapshotSource(
    String month,
    List<SourceFile> files,
    int parserSchema,
    String rulesetName,
    String rulesetVersion,
    String rulesetText,
    String buildCommit) {

  public SnapshotSource {
    files = List.copyOf(files);
  }

  public record SourceFile(String name, long bytes, String sha256) {}
}
