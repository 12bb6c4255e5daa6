/// The HTTP contract, served as it stands in `contracts/http/openapi.yaml`, and as a page for
/// people.
package creditgraph.http.contract;
