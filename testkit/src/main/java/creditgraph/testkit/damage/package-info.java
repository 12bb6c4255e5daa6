/// Copies of a directory with one file hurt in one way. Read
/// [creditgraph.testkit.damage.DamagedCopy].
package creditgraph.testkit.damage;
