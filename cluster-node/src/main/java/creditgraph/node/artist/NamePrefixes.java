package creditgraph.node.artist;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.artist.FoldedName.Term;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.artist.ArtistLookup.ArtistMatch;
import creditgraph.protocol.artist.ArtistLookup.MatchedBy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The beginnings of the names of one snapshot's best-known artists, in memory.
///
/// - **Shape.** A long for each term of a name: the first [#HEAD_BYTES] bytes of its folded form,
///   what kind of term it is, and the artist's rank by fame; ascending. The rest of a term is read
///   from the snapshot.
/// - **Limits.** At most [#MAX_ARTISTS] artists, those with most releases; a search reads at most
///   [#MAX_READ] of them.
/// - **Order.** As [NameSearch] ranks, without slips of the pen.
/// - **Threads.** Immutable; whoever searches holds a lease of the same snapshot.
final class NamePrefixes {

  static final int MAX_ARTISTS = 1 << 19;
  static final int MAX_READ = 20_000;

  private static final int RANK_BITS = 19;
  private static final int CLASS_BITS = 3;
  private static final int ORDER_BITS = RANK_BITS + CLASS_BITS;
  private static final int HEAD_BYTES = 5;
  private static final long RANKS = (1L << RANK_BITS) - 1;
  private static final long ORDERS = (1L << ORDER_BITS) - 1;

  /// Artists with as many releases are all alike to the count that picks the best-known.
  private static final int MOST_COUNTED = 1 << 12;

  private final int[] byRank;
  private final long[] terms;

  private NamePrefixes(int[] byRank, long[] terms) {
    this.byRank = byRank;
    this.terms = terms;
  }

  /// Reads every name once: some seconds for a million.
  static NamePrefixes of(Snapshot snapshot) {
    return of(snapshot, MAX_ARTISTS);
  }

  static NamePrefixes of(Snapshot snapshot, int mostArtists) {
    int[] byRank = bestKnown(snapshot, mostArtists);
    long[] terms = new long[byRank.length + 16];
    int count = 0;
    for (int rank = 0; rank < byRank.length; rank++) {
      ArtistEntry entry = snapshot.artist(byRank[rank]);
      for (Name name : names(entry)) {
        for (Term term : FoldedName.terms(name.text())) {
          if (count == terms.length) {
            terms = Arrays.copyOf(terms, count + count / 2);
          }
          int matchClass = NameSearch.classOf(false, term.word(), name.isAlias());
          terms[count++] = (head(utf8(term.text()), 0) << ORDER_BITS) | order(matchClass, rank);
        }
      }
    }
    long[] sorted = Arrays.copyOf(terms, count);
    Arrays.sort(sorted);
    return new NamePrefixes(byRank, sorted);
  }

  /// @param folded as [FoldedName#fold] gives it
  List<ArtistMatch> matches(Snapshot snapshot, String folded, int limit) {
    byte[] query = utf8(folded);
    if (query.length == 0) {
      return List.of();
    }
    int from = firstAtLeast(head(query, 0) << ORDER_BITS);
    int to = firstAtLeast(((head(query, 0xFF) << ORDER_BITS) | ORDERS) + 1);
    BestOrders best = new BestOrders(limit, RANKS);
    if (query.length < HEAD_BYTES) {
      for (int i = from; i < to; i++) {
        best.add(orderOfHead(terms[i], query));
      }
    } else {
      for (int i = from; i < to && i - from < MAX_READ; i++) {
        int rank = rank(terms[i]);
        if (!best.holds(rank)) {
          Hit hit = hit(snapshot.artist(byRank[rank]), folded);
          if (hit.matchClass() < Hit.NONE.matchClass()) {
            best.add(order(hit.matchClass(), rank));
          }
        }
      }
    }
    return best.sorted().mapToObj(order -> match(snapshot, rank(order), folded)).toList();
  }

  /// A term shorter than its head is whole in it.
  private static long orderOfHead(long term, byte[] query) {
    boolean whole = term >>> ORDER_BITS == head(query, 0);
    int matchClass = (int) (term >>> RANK_BITS) & ((1 << CLASS_BITS) - 1);
    boolean ofName = matchClass == NameSearch.classOf(false, false, false);
    boolean ofAlias = matchClass == NameSearch.classOf(false, false, true);
    return whole && (ofName || ofAlias)
        ? order(NameSearch.classOf(true, false, ofAlias), rank(term))
        : term & ORDERS;
  }

  private ArtistMatch match(Snapshot snapshot, int rank, String folded) {
    int ordinal = byRank[rank];
    ArtistEntry entry = snapshot.artist(ordinal);
    Hit hit = hit(entry, folded);
    return new ArtistMatch(
        new ArtistId(entry.id()),
        entry.name(),
        hit.by(),
        hit.by() == MatchedBy.NAME ? "" : hit.name(),
        snapshot.artistReleases(ordinal));
  }

  /// @param name that was met
  private record Hit(int matchClass, MatchedBy by, String name) {
    static final Hit NONE = new Hit(Integer.MAX_VALUE, MatchedBy.NAME, "");
  }

  private static Hit hit(ArtistEntry entry, String folded) {
    Hit best = Hit.NONE;
    for (Name name : names(entry)) {
      for (Term term : FoldedName.terms(name.text())) {
        int matchClass =
            NameSearch.classOf(term.text().equals(folded), term.word(), name.isAlias());
        if (term.text().startsWith(folded) && matchClass < best.matchClass()) {
          best = new Hit(matchClass, name.by(), name.text());
        }
      }
    }
    return best;
  }

  private record Name(String text, MatchedBy by) {

    boolean isAlias() {
      return by == MatchedBy.ALIAS;
    }
  }

  /// The name itself first, so that it is named where another fits as well.
  private static List<Name> names(ArtistEntry entry) {
    return Stream.of(
            Stream.of(new Name(entry.name(), MatchedBy.NAME)),
            entry.variations().stream().map(text -> new Name(text, MatchedBy.VARIATION)),
            entry.aliases().stream().map(text -> new Name(text, MatchedBy.ALIAS)))
        .flatMap(names -> names)
        .toList();
  }

  /// Ordinals, most releases first, among equals the lower id.
  private static int[] bestKnown(Snapshot snapshot, int most) {
    CreditGraph graph = snapshot.graph();
    int least = leastReleases(graph, most);
    return IntStream.range(0, graph.artistCount())
        .filter(artist -> graph.releasesOf(artist) >= least)
        .mapToLong(artist -> ((long) -graph.releasesOf(artist) << 32) | snapshot.artistId(artist))
        .sorted()
        .limit(most)
        .mapToInt(key -> snapshot.artistOrdinal((int) key))
        .toArray();
  }

  /// Whoever has fewer releases is not among so many best-known; it keeps the list that is sorted
  /// short.
  private static int leastReleases(CreditGraph graph, int most) {
    int[] artists = new int[MOST_COUNTED + 1];
    for (int artist = 0; artist < graph.artistCount(); artist++) {
      artists[Math.min(MOST_COUNTED, graph.releasesOf(artist))]++;
    }
    int least = MOST_COUNTED;
    long known = artists[least];
    while (least > 0 && known < most) {
      known += artists[--least];
    }
    return least;
  }

  private int firstAtLeast(long key) {
    int found = Arrays.binarySearch(terms, key);
    return found < 0 ? -found - 1 : found;
  }

  private static long order(int matchClass, int rank) {
    return ((long) matchClass << RANK_BITS) | rank;
  }

  private static int rank(long termOrOrder) {
    return (int) (termOrOrder & RANKS);
  }

  /// The first bytes as a number that orders as they do.
  ///
  /// @param padding stands for each byte that is missing
  private static long head(byte[] text, int padding) {
    long head = 0;
    for (int i = 0; i < HEAD_BYTES; i++) {
      head = (head << Byte.SIZE) | (i < text.length ? text[i] & 0xFF : padding);
    }
    return head;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
