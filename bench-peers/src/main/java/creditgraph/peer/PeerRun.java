package creditgraph.peer;

import creditgraph.peer.WorkDirectory.Answer;
import java.io.IOException;
import java.util.Arrays;
import java.util.TreeMap;

/// Loads a system, has it answer, then times it.
///
/// Every pair is answered once untimed, and every later answer must be the same. The time kept for
/// a pair is the shortest of the timed rounds, for every system alike.
///
/// @param pairs how many of the first pairs to answer
/// @param warmRounds untimed rounds before the timed ones
/// @param rounds timed
public record PeerRun(int pairs, int warmRounds, int rounds) {

  public PeerRun {
    if (pairs < 1 || warmRounds < 0 || rounds < 1) {
      throw new IllegalArgumentException(
          "nothing to time: %d pairs, %d warm rounds, %d rounds"
              .formatted(pairs, warmRounds, rounds));
    }
  }

  public Answer of(Peer peer, WorkDirectory work) throws IOException {
    int[] ends = work.pairs();
    int count = Math.min(pairs, ends.length / 2);
    TreeMap<String, Long> facts = new TreeMap<>();
    long begin = System.nanoTime();
    facts.put("graph.bytes", peer.load(work));
    facts.put("load.nanos", System.nanoTime() - begin);

    int[] distances = new int[count];
    for (int i = 0; i < count; i++) {
      distances[i] = peer.distance(ends[2 * i], ends[2 * i + 1]);
    }
    long[] nanos = new long[count];
    Arrays.fill(nanos, Long.MAX_VALUE);
    for (int round = -warmRounds; round < rounds; round++) {
      for (int i = 0; i < count; i++) {
        long start = System.nanoTime();
        int distance = peer.distance(ends[2 * i], ends[2 * i + 1]);
        long took = System.nanoTime() - start;
        if (distance != distances[i]) {
          throw new IllegalStateException(
              "artists %d and %d: first distance %d, then %d"
                  .formatted(ends[2 * i], ends[2 * i + 1], distances[i], distance));
        }
        if (round >= 0) {
          nanos[i] = Math.min(nanos[i], took);
        }
      }
    }
    facts.putAll(ProcessMemory.now());
    return new Answer(distances, nanos, facts);
  }
}
