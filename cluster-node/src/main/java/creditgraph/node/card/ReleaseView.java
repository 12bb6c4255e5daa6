package creditgraph.node.card;

import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.EvidenceLine;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.search.RouteEvidence;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.protocol.card.Describing.CreditedPerson;
import creditgraph.protocol.card.Describing.ReleasePeople;
import creditgraph.protocol.card.PageBounds;
import creditgraph.protocol.card.PageBounds.Mark;
import creditgraph.protocol.path.ReleaseCard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;

/// Everybody on a release with their credits, over all parts of it.
final class ReleaseView {

  /// A page with more than this ends after the person at hand: credits of a box of records stand on
  /// hundreds of tracks each.
  static final int TRACKS_A_PAGE = 2_000;

  /// Whose music it is, before who helped.
  private static final List<CreditScope> ORDER =
      List.of(CreditScope.MAIN, CreditScope.TRACK, CreditScope.EXTRA, CreditScope.TRACK_EXTRA);

  private final LeasedSnapshot held;
  private final Snapshot snapshot;
  private final List<Integer> parts;

  /// @param parts ordinals of the release, not empty
  ReleaseView(LeasedSnapshot held, List<Integer> parts) {
    this.held = held;
    this.snapshot = held.snapshot();
    this.parts = List.copyOf(parts);
  }

  ReleasePeople page(PageBounds page) {
    RouteEvidence evidence = new RouteEvidence(snapshot);
    Map<Integer, Credits> byArtist = credits();
    ReleaseCard card = evidence.card(parts.getFirst()).crediting(byArtist.size());
    List<Map.Entry<Integer, Credits>> rest =
        byArtist.entrySet().stream()
            .filter(entry -> mark(entry).compareTo(page.after()) > 0)
            .sorted(Comparator.comparing(this::mark))
            .toList();
    List<CreditedPerson> shown = new ArrayList<>();
    int tracks = 0;
    while (shown.size() < Math.min(page.most(), rest.size()) && tracks <= TRACKS_A_PAGE) {
      Map.Entry<Integer, Credits> entry = rest.get(shown.size());
      List<EvidenceLine> lines = entry.getValue().lines();
      tracks += lines.stream().mapToInt(line -> line.tracks().size()).sum();
      shown.add(
          new CreditedPerson(
              evidence.artist(entry.getKey()),
              RoleWords.of(snapshot, parts, entry.getKey()),
              lines.stream().map(RouteEvidence::credit).toList()));
    }
    return new ReleasePeople(
        held.ref(),
        card,
        shown,
        shown.size() == rest.size() ? Mark.END : mark(rest.get(shown.size() - 1)));
  }

  /// By ordinal of the artist.
  private Map<Integer, Credits> credits() {
    Map<Integer, Credits> credits = new TreeMap<>();
    for (int part : parts) {
      int[] row = Neighbours.on(snapshot, List.of(part));
      List<List<EvidenceLine>> lines = snapshot.evidence(part);
      for (int i = 0; i < row.length; i++) {
        credits.computeIfAbsent(row[i], _ -> new Credits()).add(lines.get(i));
      }
    }
    return credits;
  }

  private Mark mark(Map.Entry<Integer, Credits> entry) {
    return new Mark(entry.getValue().firstScope(), snapshot.artistId(entry.getKey()));
  }

  /// One artist's credits. What several parts state alike is one credit, on the tracks of all.
  private static final class Credits {

    private final Map<EvidenceLine, SequencedSet<TrackLine>> tracks = new LinkedHashMap<>();

    void add(List<EvidenceLine> lines) {
      for (EvidenceLine line : lines) {
        tracks
            .computeIfAbsent(on(line, List.of()), _ -> new LinkedHashSet<>())
            .addAll(line.tracks());
      }
    }

    List<EvidenceLine> lines() {
      return tracks.entrySet().stream()
          .map(entry -> on(entry.getKey(), List.copyOf(entry.getValue())))
          .toList();
    }

    int firstScope() {
      return tracks.keySet().stream()
          .mapToInt(line -> ORDER.indexOf(line.scope()))
          .min()
          .orElseThrow();
    }

    private static EvidenceLine on(EvidenceLine line, List<TrackLine> tracks) {
      return new EvidenceLine(line.scope(), line.role(), line.anv(), line.trackText(), tracks);
    }
  }
}
