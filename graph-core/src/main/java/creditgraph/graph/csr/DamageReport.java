package creditgraph.graph.csr;

/// Makes the exception that says where a graph is damaged, in the words of the place it came from.
@FunctionalInterface
public interface DamageReport {

  /// Stands for rows of which nobody can say which it was.
  int UNKNOWN_ROW = -1;

  /// @param row of the artist, or of the release, or [#UNKNOWN_ROW]
  /// @param ofArtist whose row it is
  /// @param thrown what the JVM threw when it was read
  RuntimeException damaged(boolean ofArtist, int row, Throwable thrown);
}
