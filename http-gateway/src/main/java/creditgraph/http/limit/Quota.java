package creditgraph.http.limit;

import java.time.Duration;

/// How many requests one client may make in a period. Unused requests add up to [#requests] and no
/// further, and come back evenly over the period.
///
/// @param requests 0 means no limit
/// @param per at least a millisecond
public record Quota(int requests, Duration per) {

  public Quota {
    if (requests < 0) {
      throw new IllegalArgumentException("requests: expected 0 or more, found " + requests);
    }
    if (per.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("per: expected at least 1 ms, found " + per);
    }
  }

  public boolean unlimited() {
    return requests == 0;
  }
}
