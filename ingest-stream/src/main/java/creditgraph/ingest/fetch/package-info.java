/// A Discogs month from the publisher's bucket to `raw/<month>/`, verified.
///
/// Start with [creditgraph.ingest.fetch.Fetch]; [creditgraph.ingest.fetch.Download] is where the
/// network is not trusted. Depends on `dump`, `progress` and the JDK's HTTP client.
@NullMarked
package creditgraph.ingest.fetch;

import org.jspecify.annotations.NullMarked;
