/// What strangers send to the public port, from outside. Read [creditgraph.e2e.hostile.Target]
/// first, then [creditgraph.e2e.hostile.AbuseIT].
///
/// Requests are bytes on sockets, because clients of HTTP are too polite to send most of them.
package creditgraph.e2e.hostile;
