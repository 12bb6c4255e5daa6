/// The PostgreSQL server of a data folder, for a machine that has none. Read
/// [creditgraph.cli.database.Database] first.
package creditgraph.cli.database;
