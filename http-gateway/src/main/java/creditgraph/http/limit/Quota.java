package creditgraph.http.limit;

import java.time.Duration;

/// How many requests one client may make in a period. Unused requests add up to [#requests] and no
/// further, and come back evenly over the period.
///
/// @param requests 0 means no limit
/// @param per positive
public record Quota(int requests, Duration per) {

  public boolean unlimited() {
    return requests == 0;
  }
}
