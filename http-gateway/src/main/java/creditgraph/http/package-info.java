/// The HTTP side of the product: contract, routes, web pages. Read [creditgraph.http.GatewayServer]
/// first, then `contracts/http/openapi.yaml`.
///
/// Depends on `protocol`, Pekko HTTP and Jackson; knows no graph, no cluster, no database. What it
/// answers comes through the ports in [creditgraph.http.GatewayPorts].
package creditgraph.http;
