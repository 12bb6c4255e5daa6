/// The one place of decisions: which jobs run, which task goes to which lane, which outcome is
/// accepted. Read [creditgraph.node.coordinator.Coordinator] first, then
/// [creditgraph.node.coordinator.CoordinatorState] for what is decided without an actor.
package creditgraph.node.coordinator;
