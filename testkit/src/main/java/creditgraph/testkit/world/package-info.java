/// A world of invented music, written as a Discogs dump of today's layout, with the exact counts
/// beside it. Read [creditgraph.testkit.world.World] first, then
/// [creditgraph.testkit.world.WorldFiles]; [creditgraph.testkit.world.Composer] decides who plays
/// on what. Depends on the JDK alone.
///
/// Everything is a function of the seed and an index, so nothing is held in memory: a record is
/// made when it is written and forgotten, whatever the size of the world.
package creditgraph.testkit.world;
