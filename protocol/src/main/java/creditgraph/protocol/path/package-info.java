/// Asking for routes. Read [creditgraph.protocol.path.Pathfinding] first.
package creditgraph.protocol.path;
