package creditgraph.graph.search;

/// What [OrderedSearch] reached from one end: labels, level after level.
///
/// A label is a vertex, how many of the artists to visit lie on its side of it, the year its part
/// of the route ends with (towards the meeting), and the label it was reached from.
final class OrderedLabels {

  /// Whether years grow away from this end: the near end's do, the far end's fall.
  final boolean ascending;

  final IntBuffer vertices = new IntBuffer();
  final IntBuffer stages = new IntBuffer();
  final IntBuffer years = new IntBuffer();
  final IntBuffer parents = new IntBuffer();

  /// The best label of each state.
  final StateTable best = new StateTable();

  int levelStart;
  int depth;

  OrderedLabels(boolean ascending) {
    this.ascending = ascending;
  }

  void start(int artist, int stage, long state) {
    clear();
    add(artist, stage, ascending ? Integer.MIN_VALUE : Integer.MAX_VALUE, -1, state);
    levelStart = 0;
    depth = 0;
  }

  void add(int vertex, int stage, int year, int parent, long state) {
    best.put(state, vertices.size);
    vertices.add(vertex);
    stages.add(stage);
    years.add(year);
    parents.add(parent);
  }

  int size() {
    return vertices.size;
  }

  /// Whether a part of a route that ends with `year` may go on with `next`.
  boolean mayFollow(int year, int next) {
    return ascending ? year <= next : next <= year;
  }

  void clear() {
    vertices.clear();
    stages.clear();
    years.clear();
    parents.clear();
    best.clear();
  }
}
