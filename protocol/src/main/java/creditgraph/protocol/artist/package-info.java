/// Finding artists by name. Read [creditgraph.protocol.artist.ArtistLookup] first.
package creditgraph.protocol.artist;
