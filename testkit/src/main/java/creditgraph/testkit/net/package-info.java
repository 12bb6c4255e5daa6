/// What tests and the demo need of the network of their own machine. Depends on the JDK alone.
package creditgraph.testkit.net;
