/// What a gateway tells those who count: each request by the contract's operation, its answer and
/// its time. Read [creditgraph.http.metrics.Measured] first. Knows no library of metrics.
package creditgraph.http.metrics;
