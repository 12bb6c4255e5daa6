/// File systems of their own for tests that need a disk to fail. Depends on the JDK alone.
package creditgraph.testkit.disk;
