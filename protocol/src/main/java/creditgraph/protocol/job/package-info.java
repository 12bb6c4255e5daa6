/// Jobs as their owners see them: how they stand, and how they are paused, resumed and cancelled.
/// Read [creditgraph.protocol.job.JobControl] first.
package creditgraph.protocol.job;
