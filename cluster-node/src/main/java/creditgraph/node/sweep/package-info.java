/// A grid of samples, point by point: a singleton on control that feeds the coordinator and keeps
/// what each point came to. Read [creditgraph.node.sweep.Sweeps] first, then
/// [creditgraph.node.sweep.SweepsState] for what is decided without an actor.
package creditgraph.node.sweep;
