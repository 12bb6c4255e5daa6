package creditgraph.ingest.profile;

import java.util.regex.Pattern;

/// What queries over a catalog may use.
///
/// @param memory as DuckDB writes it: `512MB`, `2GB`
/// @param threads 0 for one a processor
public record QueryLimits(String memory, int threads) {

  private static final Pattern MEMORY = Pattern.compile("\\d{1,6}(MB|GB)");

  public QueryLimits {
    if (!MEMORY.matcher(memory).matches()) {
      throw new IllegalArgumentException(
          "memory: expected an amount such as 512MB, found " + memory);
    }
    if (threads < 0) {
      throw new IllegalArgumentException("threads: expected 0 or more, found " + threads);
    }
  }
}
