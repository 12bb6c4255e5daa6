/// How much one client may ask, and how large a question may be. Read
/// [creditgraph.http.limit.RequestBounds] and [creditgraph.http.limit.RateLimiter] first.
package creditgraph.http.limit;
