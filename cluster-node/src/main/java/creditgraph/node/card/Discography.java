package creditgraph.node.card;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.search.ReleaseYears;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.protocol.card.Decade;
import creditgraph.protocol.card.Describing.DecadeCount;
import creditgraph.protocol.card.Describing.ReleasesRead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The releases of one artist, each once, however many parts it is in; memberships apart.
///
/// Of an artist with more than [#MAX_RELEASES], or on whose releases more than [#MAX_PEOPLE] are
/// counted, it holds a part, drawn by the ids: the same on every machine, and in the next month the
/// same but for what is new.
final class Discography {

  static final int MAX_RELEASES = 4_000;
  static final int MAX_PEOPLE = 200_000;

  private final List<Release> releases;
  private final List<Integer> memberships;
  private final boolean complete;

  private Discography(List<Release> releases, List<Integer> memberships, boolean complete) {
    this.releases = releases;
    this.memberships = memberships;
    this.complete = complete;
  }

  /// @param year 0 when it is not stated
  /// @param parts ordinals that credit the artist, not empty
  record Release(int id, int year, List<Integer> parts) {
    Release {
      parts = List.copyOf(parts);
    }
  }

  static Discography of(Snapshot snapshot, int artist) {
    CreditGraph graph = snapshot.graph();
    int[] row = new int[graph.releasesOf(artist)];
    graph.releases(artist, row);
    List<Integer> memberships = Arrays.stream(row).filter(snapshot::isMembership).boxed().toList();
    long[] drawn =
        Arrays.stream(row)
            .filter(ordinal -> !snapshot.isMembership(ordinal))
            .mapToLong(ordinal -> (long) draw(snapshot.releaseId(ordinal)) << 32 | ordinal)
            .sorted()
            .toArray();
    ReleaseYears years = snapshot.years();
    List<Release> releases = new ArrayList<>();
    long people = 0;
    int at = 0;
    while (at < drawn.length && releases.size() < MAX_RELEASES && people < MAX_PEOPLE) {
      List<Integer> parts = new ArrayList<>(1);
      long number = drawn[at] >> 32;
      for (; at < drawn.length && drawn[at] >> 32 == number; at++) {
        int part = (int) drawn[at];
        parts.add(part);
        people += graph.artistsOn(part);
      }
      int first = parts.getFirst();
      releases.add(new Release(snapshot.releaseId(first), years.year(first), parts));
    }
    return new Discography(List.copyOf(releases), memberships, at == drawn.length);
  }

  /// In the order of the draw.
  List<Release> releases() {
    return releases;
  }

  /// Ordinals of what joins the artist with a group or a member.
  List<Integer> memberships() {
    return memberships;
  }

  ReleasesRead read() {
    return new ReleasesRead(releases.size(), complete);
  }

  /// Earliest first, undated ones last.
  List<DecadeCount> decades() {
    Map<Decade, Integer> counts =
        new TreeMap<>(
            Comparator.comparing((Decade decade) -> decade.equals(Decade.UNDATED))
                .thenComparing(Decade::first));
    releases.forEach(release -> counts.merge(Decade.of(release.year()), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> new DecadeCount(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// A number of its own for each id, by which ids that stand near each other do not.
  ///
  /// The finalizer of MurmurHash3, which loses no bit, so that only parts of one release have equal
  /// numbers.
  private static int draw(int id) {
    int mixed = id;
    mixed = (mixed ^ mixed >>> 16) * 0x85EB_CA6B;
    mixed = (mixed ^ mixed >>> 13) * 0xC2B2_AE35;
    return mixed ^ mixed >>> 16;
  }
}
