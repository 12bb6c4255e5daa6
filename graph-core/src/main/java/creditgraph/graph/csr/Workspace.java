package creditgraph.graph.csr;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Where a build puts what grows with the credits: outside the heap.
@FunctionalInterface
public interface Workspace {

  /// Memory of its own, for graphs that are small.
  Workspace MEMORY = (arena, bytes) -> arena.allocate(bytes, Long.BYTES);

  /// Room for `bytes`, all zero, as long as the arena is open.
  ///
  /// @throws DiskFull when there is no such room
  MemorySegment allocate(Arena arena, long bytes) throws IOException;
}
