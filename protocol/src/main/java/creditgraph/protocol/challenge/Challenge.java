package creditgraph.protocol.challenge;

import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.NamedArtist;

/// Two artists to join, and how well it can be done.
///
/// @param id says of which day, or that it was drawn
/// @param number under which people talk of a day's challenge; 0 for one that was drawn
/// @param snapshot on which par and difficulty were found
/// @param from with whom the game begins
/// @param to the goal
/// @param par releases on a shortest route
/// @param routes shortest ones; `Long.MAX_VALUE` stands for itself and everything beyond
/// @param difficulty 0 to 100
/// @param band the difficulty in one word
public record Challenge(
    ChallengeId id,
    int number,
    SnapshotRef snapshot,
    NamedArtist from,
    NamedArtist to,
    int par,
    long routes,
    int difficulty,
    String band) {}
