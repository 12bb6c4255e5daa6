/// A cluster of real processes that is hurt while it computes: what comes out must be the same
/// bytes as without. Read [creditgraph.e2e.fault.Endurance] first. Sees no class of ours.
package creditgraph.e2e.fault;
