package creditgraph.ingest.profile;

import java.io.IOException;

/// A query needs more memory at once than it may use: a text of many megabytes was met.
///
/// The message says what to do. Nothing was changed.
public final class QueryTooLarge extends IOException {

  private static final long serialVersionUID = 1L;

  QueryTooLarge(QueryLimits limits, String reason, Throwable cause) {
    super(
        "DuckDB needs more than the %s that it may use: %s\nSet MCG_PROFILE_MEMORY to more, for example 512MB, and run again; what was read before is kept."
            .formatted(limits.memory(), reason),
        cause);
  }
}
