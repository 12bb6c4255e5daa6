/// The HTTP contract, served as it stands in `contracts/http/openapi.yaml`.
package creditgraph.http.contract;
