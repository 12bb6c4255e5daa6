package creditgraph.cli.pipeline;

import creditgraph.catalog.manifest.CatalogManifest;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.graph.snapshot.Manifest;
import java.util.Set;
import java.util.stream.Collectors;

/// What a catalog was made from, to be compared with what a snapshot was made from.
///
/// @param sha256 of every dump file
public record IngestedFrom(String month, Set<String> sha256, int parserSchema) {

  public IngestedFrom {
    sha256 = Set.copyOf(sha256);
  }

  public static IngestedFrom of(CatalogManifest catalog) {
    return new IngestedFrom(
        catalog.month(),
        catalog.sources().stream()
            .map(CatalogManifest.SourceFile::sha256)
            .collect(Collectors.toSet()),
        catalog.parserSchema());
  }

  /// Whether building the ruleset from this catalog would give that snapshot again.
  boolean gives(Manifest snapshot, Ruleset ruleset) {
    return snapshot.sourceMonth().equals(month)
        && snapshot.parserSchema() == parserSchema
        && snapshot.graphFormat() == Manifest.FORMAT
        && snapshot.rulesetSha256().equals(ruleset.hash())
        && snapshot.sources().stream()
            .map(source -> source.sha256())
            .collect(Collectors.toSet())
            .equals(sha256);
  }
}
