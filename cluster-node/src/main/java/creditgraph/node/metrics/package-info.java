/// What a control node counts, for Prometheus. Read [creditgraph.node.metrics.ControlMetrics]
/// first. The only package that knows Micrometer; no other role loads a class of it.
package creditgraph.node.metrics;
