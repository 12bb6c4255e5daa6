package creditgraph.graph.csr;

/// The memory behind a graph was released: its snapshot is closed, and who asked held no lease.
public final class GraphClosed extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public GraphClosed(String message) {
    super(message);
  }
}
