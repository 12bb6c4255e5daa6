/// Whether everything an answer depends on is there, and for researchers how each node stands. Read
/// [creditgraph.http.health.Health] first.
package creditgraph.http.health;
