package creditgraph.http.contract;

/// What the contract lets a client do at one kind of address.
///
/// @param index from 0, without a gap, within [Operations#all]
/// @param method `GET`, `POST`, …, or [Operations#OTHER]
/// @param route as the contract writes it, `/artists/{id}`, or [Operations#OTHER]
public record Operation(int index, String method, String route) {}
