/// Cards: one artist, its neighbourhood, one release. Read [creditgraph.http.card.CardRoutes]
/// first.
package creditgraph.http.card;
