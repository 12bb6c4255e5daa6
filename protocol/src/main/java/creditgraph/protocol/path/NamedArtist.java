package creditgraph.protocol.path;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.WireMessage;

/// An artist with the canonical name of the dump.
///
/// @param releases releases in the snapshot that credit this artist
public record NamedArtist(ArtistId id, String name, int releases) implements WireMessage {}
