/// Algorithms too simple to be wrong, to hold the fast ones against. Read
/// [creditgraph.testkit.reference.NaiveGraph].
package creditgraph.testkit.reference;
