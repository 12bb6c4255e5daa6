/// Which credits count as a connection.
///
/// Read [creditgraph.game.ruleset.Ruleset] first; [creditgraph.game.ruleset.RulesetFile] reads one
/// from HOCON. May use `creditgraph.game.role`, graph-core's scopes and route costs, and the HOCON
/// reader; no I/O but the shipped resources.
package creditgraph.game.ruleset;
