/// What a credit was for: raw role text split into mentions, mentions sorted into categories.
///
/// Read [creditgraph.game.role.CreditRole] first, then [creditgraph.game.role.RoleTaxonomy]. The
/// vocabulary is data, in `roles/taxonomy.conf`. No I/O but that resource.
package creditgraph.game.role;
