/// What every request and every answer has, whatever is asked: an id, JSON, compression,
/// validators, and the headers that browsers obey. Read [creditgraph.http.exchange.Frame] first.
///
/// Knows no port and no resource.
package creditgraph.http.exchange;
