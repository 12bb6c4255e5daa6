/// How something stands, told to those who listen. Read [creditgraph.http.events.EventStreams]
/// first.
package creditgraph.http.events;
