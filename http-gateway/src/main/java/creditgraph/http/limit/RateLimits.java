package creditgraph.http.limit;

/// What one client may ask for, and how clients are told apart.
///
/// @param clientAddressHeader a header that a trusted proxy sets to the client's address; empty
///   means that the connection's own address counts
/// @param clients how many clients are remembered at once, 1 or more; the least used are forgotten
///   first
public record RateLimits(String clientAddressHeader, int clients, Quota paths, Quota search) {}
