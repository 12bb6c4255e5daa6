/// How role texts are read, as a table that a person can review. Read
/// [creditgraph.cli.roles.RolesCommand] first; the rules themselves are in `creditgraph.game.role`.
package creditgraph.cli.roles;
