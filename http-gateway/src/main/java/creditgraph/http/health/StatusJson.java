package creditgraph.http.health;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One event of `GET /status/events`.
///
/// @param published when `/data/status.json` was written last: another time, another file
record StatusJson(HealthJson health, @Nullable String published) {

  static StatusJson of(HealthReport report, Optional<Instant> published) {
    return new StatusJson(HealthJson.of(report), published.map(Instant::toString).orElse(null));
  }
}
