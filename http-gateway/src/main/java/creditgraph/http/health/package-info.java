/// Whether everything an answer depends on is there, asked for or told to those who listen, and for
/// researchers how each node stands. Read [creditgraph.http.health.Health] first.
package creditgraph.http.health;
