package creditgraph.ingest.snapshot;

import creditgraph.catalog.row.CreditRow;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A release, or a part of one, in the making: who is credited on it, and for which lines of the
/// track list.
///
/// Credits of one artist that differ in their lines alone become one: a track artist of an album is
/// one line of evidence, not twelve.
final class VertexDraft {

  private final SortedMap<Integer, Collected> byArtist = new TreeMap<>();
  private final BitSet lines = new BitSet();

  /// @param shown the lines to show beside the credit; empty when it is one on the whole
  void add(CountedCredit credit, BitSet shown) {
    byArtist.computeIfAbsent(credit.row().artistId(), _ -> new Collected()).add(credit, shown);
    lines.or(shown);
  }

  int people() {
    return byArtist.size();
  }

  ReleaseEntry entry(CatalogRelease source) {
    var release = source.release();
    List<Contributor> contributors = new ArrayList<>();
    byArtist.forEach((artist, collected) -> contributors.add(collected.contributor(artist, lines)));
    return new ReleaseEntry(
        release.id(),
        release.title(),
        Headline.of(
            source.credits().stream().filter(c -> c.scope().equals(CreditRow.MAIN)).toList()),
        release.year(),
        release.country(),
        source.formats().stream().map(FormatText::of).toList(),
        release.masterId(),
        source.tracks().size(),
        lines.stream()
            .mapToObj(source.tracks()::get)
            .map(track -> new TrackLine(track.position(), track.title()))
            .toList(),
        contributors);
  }

  private static final class Collected {

    private final Map<Wording, BitSet> shown = new LinkedHashMap<>();
    private int roles;

    private record Wording(CreditScope scope, String role, String anv, String trackText) {}

    void add(CountedCredit credit, BitSet lines) {
      roles |= credit.roles();
      Columns.Credit row = credit.row();
      shown
          .computeIfAbsent(
              new Wording(credit.scope(), row.role(), row.anv(), row.tracks()), _ -> new BitSet())
          .or(lines);
    }

    /// @param kept the lines that the entry keeps
    Contributor contributor(int artistId, BitSet kept) {
      List<CreditLine> credits = new ArrayList<>();
      shown.forEach((wording, lines) ->
          credits.add(
              new CreditLine(
                  wording.scope(),
                  wording.role(),
                  wording.anv(),
                  wording.trackText(),
                  lines.stream().mapToObj(line -> kept.get(0, line).cardinality()).toList())));
      return new Contributor(artistId, roles, credits);
    }
  }
}
