/// Sweeps: a researcher's grid of samples. Read [creditgraph.protocol.sweep.Sweeping] first, then
/// [creditgraph.protocol.sweep.SweepSpec]. Depends on samples and jobs.
package creditgraph.protocol.sweep;
