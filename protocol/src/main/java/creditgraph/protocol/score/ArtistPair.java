package creditgraph.protocol.score;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.WireMessage;

/// Two artists that somebody is to join. The order is that of the game: `from` is where it begins.
public record ArtistPair(ArtistId from, ArtistId to) implements WireMessage {}
