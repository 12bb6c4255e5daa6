package creditgraph.http.snapshot;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Which files of which snapshots may be fetched.
public interface PublishedFiles {

  /// A file of a current or previous snapshot, `manifest.json` included; empty for anything else.
  /// The names come from an address as they are: whoever implements this sees to it that none leads
  /// elsewhere. Returns at once.
  CompletionStage<Optional<PublishedFile>> find(
      String month, String ruleset, String fingerprint, String name);

  /// @param bytes more than 0
  /// @param sha256 of the whole file, as hex
  record PublishedFile(Path path, long bytes, String sha256) {}
}
