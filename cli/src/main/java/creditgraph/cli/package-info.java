/// The `mcg` commands. May see every other module; nothing depends on it.
package creditgraph.cli;
