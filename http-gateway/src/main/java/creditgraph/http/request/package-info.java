/// Reading what a client asks, strictly: nothing unknown, nothing twice, nothing larger than
/// needed. Read [creditgraph.http.request.RequestObject] first.
///
/// Depends on `exchange` and `problem`; knows no port.
package creditgraph.http.request;
