/// Jobs, whatever they compute: how they stand, and how they are paused, resumed and cancelled, for
/// those who hold the researchers' token. Read [creditgraph.http.job.Jobs] and
/// [creditgraph.http.job.JobRoutes] first.
package creditgraph.http.job;
