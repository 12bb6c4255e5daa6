/// Rulesets of what somebody owns. Read [creditgraph.cli.collection.CollectionCommand] first.
package creditgraph.cli.collection;
