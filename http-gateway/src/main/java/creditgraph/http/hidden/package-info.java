/// Hidden contributors: today's, earlier ones, guesses. Read [creditgraph.http.hidden.HiddenRoutes]
/// first.
package creditgraph.http.hidden;
