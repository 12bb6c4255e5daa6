/// Talking to a running gateway over HTTP. Read [creditgraph.cli.gateway.GatewayClient] first.
package creditgraph.cli.gateway;
