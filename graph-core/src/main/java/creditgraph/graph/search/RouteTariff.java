package creditgraph.graph.search;

/// All that the cost of a route is made of: the prices, and what is priced by them.
///
/// @param roles of the credits walked over; not asked when `costs` price none
/// @param fees of releases, beside what `costs` say
public record RouteTariff(RouteCosts costs, CreditRoles roles, ReleaseFees fees) {}
