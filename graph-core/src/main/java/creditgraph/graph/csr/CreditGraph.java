package creditgraph.graph.csr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A bipartite graph of artists and releases: who is credited on what.
///
/// - **Artists** have ordinals from 0. A component's artists are one range of ordinals; inside it
///   the leaves, which have one joining release, come last. Artists that share no release with
///   anyone follow all components.
/// - **Releases** have ordinals from 0 of their own. *Joining* releases credit two artists or more
///   and come first; they alone are rows of [#releaseToArtists] and targets of [#artistToReleases].
///   *Solo* releases credit one artist, lie behind them in the order of their artists, and are
///   never walked over.
/// - **Errors.** An ordinal out of range is a bug (`assert`); who takes ordinals from elsewhere
///   asks [#requireArtist]. Reading damaged rows, or after the memory was released, throws what the
///   JVM has for it; [#unreadable] makes a sentence of it.
/// - **Threads.** Immutable, shared freely.
public final class CreditGraph {

  /// Bytes of one entry of the component table: first artist, first leaf, first release (u32 each).
  public static final int COMPONENT_BYTES = 12;

  /// Returned by [#componentOf] for an artist that shares no release with anyone.
  public static final int ISOLATED = -1;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Adjacency artistToReleases;
  private final Adjacency releaseToArtists;
  private final MemorySegment components;
  private final MemorySegment soloArtists;
  private final int componentCount;
  private final int soloCount;
  private final DamageReport damage;

  private CreditGraph(
      Adjacency artistToReleases,
      Adjacency releaseToArtists,
      MemorySegment components,
      MemorySegment soloArtists,
      DamageReport damage) {
    this.damage = damage;
    this.artistToReleases = artistToReleases;
    this.releaseToArtists = releaseToArtists;
    this.components = components;
    this.soloArtists = soloArtists;
    this.componentCount = Math.toIntExact(components.byteSize() / COMPONENT_BYTES) - 1;
    this.soloCount = Math.toIntExact(soloArtists.byteSize() / Integer.BYTES);
  }

  /// Puts the encoded parts together; only sizes are checked here.
  ///
  /// @param components one entry for each component of two artists or more, and one that closes it
  /// @param soloArtists for each solo release the ordinal of its artist, ascending
  public static CreditGraph of(
      Adjacency artistToReleases,
      Adjacency releaseToArtists,
      MemorySegment components,
      MemorySegment soloArtists) {
    if (artistToReleases.columnCount() != releaseToArtists.rowCount()
        || artistToReleases.rowCount() != releaseToArtists.columnCount()
        || artistToReleases.edgeCount() != releaseToArtists.edgeCount()) {
      throw new IllegalArgumentException("the two directions do not describe one graph");
    }
    if (components.byteSize() < COMPONENT_BYTES
        || components.byteSize() % COMPONENT_BYTES != 0
        || soloArtists.byteSize() % Integer.BYTES != 0) {
      throw new IllegalArgumentException(
          "component table of "
              + components.byteSize()
              + " bytes, solo releases of "
              + soloArtists.byteSize());
    }
    long vertices = (long) artistToReleases.rowCount() + releaseToArtists.rowCount();
    if (vertices > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%d artists and joining releases, at most %d can be numbered"
              .formatted(vertices, Integer.MAX_VALUE));
    }
    return new CreditGraph(
        artistToReleases, releaseToArtists, components, soloArtists, CreditGraph::damagedInMemory);
  }

  /// The same graph, whose damage is reported in other words.
  public CreditGraph reportingDamage(DamageReport report) {
    return new CreditGraph(artistToReleases, releaseToArtists, components, soloArtists, report);
  }

  /// Orders and encodes credits into memory of their own, which is freed with the graph.
  public static CreditGraph inMemory(CreditEdges edges) {
    Arena arena = Arena.ofAuto();
    LocalityOrder order = order(edges, arena);
    int artists = edges.artistCount();
    int joining = order.keptReleases();
    return of(
        encode(arena, order.artistRows(), artists, joining),
        encode(arena, order.releaseRows(), joining, artists),
        copy(arena, order.components()),
        copy(arena, order.soloArtists()));
  }

  /// From artist ordinal to joining releases.
  public Adjacency artistToReleases() {
    return artistToReleases;
  }

  /// From joining release to artist ordinals.
  public Adjacency releaseToArtists() {
    return releaseToArtists;
  }

  public int artistCount() {
    return artistToReleases.rowCount();
  }

  /// All releases, joining and solo.
  public int releaseCount() {
    return joiningReleaseCount() + soloCount;
  }

  /// Releases with two artists or more; every ordinal below this is one.
  public int joiningReleaseCount() {
    return releaseToArtists.rowCount();
  }

  /// Pairs of an artist and a release that credits them.
  public long creditCount() {
    return releaseToArtists.edgeCount() + soloCount;
  }

  /// Releases that credit an artist, solo ones included.
  public int releasesOf(int artist) {
    return artistToReleases.degree(artist) + soloStart(artist + 1) - soloStart(artist);
  }

  /// Copies the ordinals of all releases of an artist, ascending, and returns their number.
  public int releases(int artist, int[] into) {
    int count = artistToReleases.decode(artist, into);
    int end = soloStart(artist + 1);
    for (int solo = soloStart(artist); solo < end; solo++) {
      into[count++] = joiningReleaseCount() + solo;
    }
    return count;
  }

  /// Artists credited on a release.
  public int artistsOn(int release) {
    return release < joiningReleaseCount() ? releaseToArtists.degree(release) : 1;
  }

  /// Copies the ordinals of a release's artists, ascending, and returns their number.
  public int artists(int release, int[] into) {
    if (release < joiningReleaseCount()) {
      return releaseToArtists.decode(release, into);
    }
    into[0] = soloArtist(release);
    return 1;
  }

  /// The place of an artist among those of a release, or -1 when not credited there.
  public int indexOnRelease(int release, int artist) {
    if (release < joiningReleaseCount()) {
      return releaseToArtists.indexOf(release, artist);
    }
    return soloArtist(release) == artist ? 0 : -1;
  }

  /// Components of two artists or more. [#ISOLATED] artists are in none of them.
  public int componentCount() {
    return componentCount;
  }

  /// Artists that share a release with someone; every ordinal below this is one.
  public int connectedArtistCount() {
    return componentStart(componentCount);
  }

  /// First artist of a component; for [#componentCount] the end of the last.
  public int componentStart(int component) {
    return components.get(INT, component * (long) COMPONENT_BYTES);
  }

  /// First leaf of a component: from here to the component's end artists have one joining release.
  public int leafStart(int component) {
    return components.get(INT, component * (long) COMPONENT_BYTES + Integer.BYTES);
  }

  /// First release of a component; for [#componentCount] the end of the last.
  public int componentReleaseStart(int component) {
    return components.get(INT, component * (long) COMPONENT_BYTES + 2 * Integer.BYTES);
  }

  /// The component an artist belongs to, or [#ISOLATED]. O(log components).
  public int componentOf(int artist) {
    if (artist >= connectedArtistCount()) {
      return ISOLATED;
    }
    int low = 0;
    int high = componentCount - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (componentStart(middle) <= artist) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// Artists that some chain of releases joins with this one, itself included.
  public int reachOf(int artist) {
    int component = componentOf(artist);
    return component == ISOLATED ? 1 : componentStart(component + 1) - componentStart(component);
  }

  /// How many solo releases belong to artists below this ordinal.
  public int soloStart(int artist) {
    int low = 0;
    int high = soloCount;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (soloArtists.get(INT, middle * (long) Integer.BYTES) < artist) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Whether the memory behind this graph may still be read.
  public boolean isOpen() {
    return artistToReleases.isOpen();
  }

  /// @throws GraphClosed when the memory behind this graph was released
  public void requireOpen() {
    if (!isOpen()) {
      throw new GraphClosed("the snapshot of this graph is closed");
    }
  }

  /// @throws OrdinalOutOfRange when there is no such artist
  public int requireArtist(int ordinal) {
    return OrdinalOutOfRange.require("artist", ordinal, artistCount());
  }

  /// What to throw when reading this graph failed: that it is closed, or where it is damaged, or
  /// what was thrown when that has nothing to do with reading.
  ///
  /// @param vertex whose row was being read: an artist, or a joining release behind all artists, or
  ///   [DamageReport#UNKNOWN_ROW]
  public RuntimeException unreadable(int vertex, Throwable thrown) {
    return switch (thrown) {
      case OrdinalOutOfRange range -> range;
      case Throwable _ when !isOpen() -> {
        GraphClosed closed = new GraphClosed("the snapshot of this graph was closed meanwhile");
        closed.initCause(thrown);
        yield closed;
      }
      case IndexOutOfBoundsException _,
          IllegalStateException _,
          ArithmeticException _,
          NegativeArraySizeException _,
          InternalError _ -> {
        boolean ofArtist = vertex < artistCount();
        yield damage.damaged(ofArtist, ofArtist ? vertex : vertex - artistCount(), thrown);
      }
      case RuntimeException other -> other;
      default -> new IllegalStateException("reading a graph threw " + thrown, thrown);
    };
  }

  private int soloArtist(int release) {
    return soloArtists.get(INT, (release - joiningReleaseCount()) * (long) Integer.BYTES);
  }

  private static LocalityOrder order(CreditEdges edges, Arena arena) {
    try {
      return LocalityOrder.of(edges, Workspace.MEMORY, arena);
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused a write", e);
    }
  }

  private static RuntimeException damagedInMemory(boolean ofArtist, int row, Throwable thrown) {
    return new IllegalStateException(
        "row %d of the %s of a graph in memory cannot be read"
            .formatted(row, ofArtist ? "artists" : "releases"),
        thrown);
  }

  private static Adjacency encode(
      Arena arena, AdjacencyEncoder.Rows rows, int rowCount, int columnCount) {
    ByteArrayOutputStream targets = new ByteArrayOutputStream();
    try {
      AdjacencyEncoder.Index index = AdjacencyEncoder.encode(rows, rowCount, columnCount, targets);
      targets.write(new byte[Adjacency.TAIL_BYTES]);
      return Adjacency.of(
          copy(arena, index.blocks()),
          copy(arena, index.longRows()),
          copy(arena, ByteBuffer.wrap(targets.toByteArray())),
          rowCount,
          columnCount,
          index.edgeCount());
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused a write", e);
    }
  }

  private static MemorySegment copy(Arena arena, ByteBuffer bytes) {
    MemorySegment segment = arena.allocate(bytes.remaining());
    segment.copyFrom(MemorySegment.ofBuffer(bytes));
    return segment;
  }

  private static MemorySegment copy(Arena arena, int[] numbers) {
    MemorySegment segment = arena.allocate((long) numbers.length * Integer.BYTES);
    for (int i = 0; i < numbers.length; i++) {
      segment.set(INT, (long) i * Integer.BYTES, numbers[i]);
    }
    return segment;
  }
}
