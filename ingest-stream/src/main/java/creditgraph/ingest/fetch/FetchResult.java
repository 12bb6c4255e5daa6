package creditgraph.ingest.fetch;

import creditgraph.ingest.dump.DumpManifest;
import java.nio.file.Path;

/// A month that lies complete and verified on this disk.
///
/// @param directory that holds its dump files
/// @param manifest as registered
/// @param transferred files that this run brought; the others were there
public record FetchResult(Path directory, DumpManifest manifest, int transferred) {}
