package creditgraph.graph.search;

import java.util.Arrays;

/// Collects the steps of all shortest routes, layer by layer in any order, and puts them together.
///
/// A step is a pair of vertices packed into a `long`, the earlier one above, so that sorting a
/// layer's steps groups them by vertex.
final class RouteLayers {

  private long[] steps = new long[256];
  private int size;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int layerCount;

  /// @param count of layers of steps: releases on a route, twice
  void reset(int count) {
    size = 0;
    layerCount = count;
    if (starts.length < count) {
      starts = new int[count];
      ends = new int[count];
    }
  }

  void beginLayer(int layer) {
    starts[layer] = size;
  }

  void add(int from, int to) {
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
    }
    steps[size++] = (long) from << 32 | to;
  }

  void endLayer(int layer) {
    Arrays.sort(steps, starts[layer], size);
    ends[layer] = size;
  }

  /// Copies the earlier (or later) vertices of a layer's steps, each once and ascending, and
  /// returns their number.
  int vertices(int layer, boolean earlier, IntBuffer into) {
    into.clear();
    for (int i = starts[layer]; i < ends[layer]; i++) {
      into.add((int) (earlier ? steps[i] >>> 32 : steps[i]));
    }
    if (!earlier) {
      Arrays.sort(into.values, 0, into.size);
    }
    into.dropRepeats();
    return into.size;
  }

  /// Makes the routes of the collected steps.
  ///
  /// @param artistCount vertices from here on are releases
  /// @param last the vertex of the last layer
  ShortestRoutes routes(int artistCount, int last, boolean reversed) {
    int[] layerStarts = new int[layerCount + 1];
    int[] vertices = new int[size + 1];
    int[] stepStarts = new int[size + 2];
    int vertexCount = 0;
    int stepCount = 0;
    for (int layer = 0; layer < layerCount; layer++) {
      layerStarts[layer] = vertexCount;
      for (int i = starts[layer]; i < ends[layer]; i++) {
        int from = (int) (steps[i] >>> 32);
        if (vertexCount == layerStarts[layer] || vertices[vertexCount - 1] != from) {
          vertices[vertexCount] = from;
          stepStarts[vertexCount++] = stepCount;
        }
        stepCount++;
      }
    }
    layerStarts[layerCount] = vertexCount;
    vertices[vertexCount] = last;
    stepStarts[vertexCount++] = stepCount;
    stepStarts[vertexCount] = stepCount;
    int[] next = new int[stepCount];
    int at = 0;
    for (int layer = 0; layer < layerCount; layer++) {
      int from = layerStarts[layer + 1];
      int to = layer + 1 == layerCount ? vertexCount : layerStarts[layer + 2];
      for (int i = starts[layer]; i < ends[layer]; i++) {
        next[at++] = Arrays.binarySearch(vertices, from, to, (int) steps[i]);
      }
    }
    for (int i = 0; i < vertexCount; i++) {
      vertices[i] = vertices[i] < artistCount ? vertices[i] : vertices[i] - artistCount;
    }
    return new ShortestRoutes(
        layerCount / 2,
        reversed,
        Arrays.copyOf(vertices, vertexCount),
        Arrays.copyOf(stepStarts, vertexCount + 1),
        next);
  }
}
