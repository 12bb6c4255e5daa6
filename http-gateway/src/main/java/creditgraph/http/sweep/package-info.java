/// Sweeps, a researcher's grids of samples: submitting, following and reading their results, for
/// those who hold the researchers' token. Read [creditgraph.http.sweep.Sweeps] and
/// [creditgraph.http.sweep.SweepRoutes] first.
package creditgraph.http.sweep;
