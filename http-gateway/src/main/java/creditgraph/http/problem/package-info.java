/// Every way a request can go wrong, told as `application/problem+json`. Read
/// [creditgraph.http.problem.ProblemType] first.
///
/// Depends on `exchange` only.
package creditgraph.http.problem;
