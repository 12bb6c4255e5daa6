/// Routes between two artists. Read [creditgraph.http.path.Paths] and
/// [creditgraph.http.path.PathRoutes] first.
package creditgraph.http.path;
