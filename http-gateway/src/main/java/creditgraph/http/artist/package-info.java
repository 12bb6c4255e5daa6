/// Finding artists by name. Read [creditgraph.http.artist.Artists] and
/// [creditgraph.http.artist.ArtistRoutes] first.
package creditgraph.http.artist;
