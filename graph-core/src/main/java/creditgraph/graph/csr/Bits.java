package creditgraph.graph.csr;

/// A set of vertices, small enough to stay in the cache while credits are walked over.
final class Bits {

  private final long[] words;

  Bits(int size) {
    this.words = new long[(size >>> 6) + 1];
  }

  boolean has(int vertex) {
    return (words[vertex >>> 6] & 1L << vertex) != 0;
  }

  void add(int vertex) {
    words[vertex >>> 6] |= 1L << vertex;
  }
}
