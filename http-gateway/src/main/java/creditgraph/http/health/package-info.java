/// Whether everything an answer depends on is there. Read [creditgraph.http.health.Health] first.
package creditgraph.http.health;
