package creditgraph.ingest.snapshot;

import creditgraph.catalog.row.CreditRow;
import creditgraph.game.ruleset.ReleaseFacts;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Decides what of a release a ruleset lets into a snapshot. Shared freely between threads.
final class ReleaseAssembly {

  private static final Map<String, CreditScope> SCOPES =
      Map.of(
          CreditRow.MAIN, CreditScope.MAIN,
          CreditRow.EXTRA, CreditScope.EXTRA,
          CreditRow.TRACK, CreditScope.TRACK,
          CreditRow.TRACK_EXTRA, CreditScope.TRACK_EXTRA);

  private final Ruleset ruleset;

  ReleaseAssembly(Ruleset ruleset) {
    this.ruleset = ruleset;
  }

  /// The release as the snapshot keeps it. Empty when the ruleset does not admit it, when nobody on
  /// it counts, or when more people count than the ruleset allows.
  Optional<ReleaseEntry> assemble(CatalogRelease source) {
    if (!ruleset.admits(facts(source))) {
      return Optional.empty();
    }
    SortedMap<Integer, Collected> byArtist = new TreeMap<>();
    TreeSet<Integer> trackSequences = new TreeSet<>();
    for (Columns.Credit credit : source.credits()) {
      int roles = countedRoles(credit);
      if (roles != 0) {
        byArtist.computeIfAbsent(credit.artistId(), _ -> new Collected()).add(credit, roles);
        if (credit.trackSequence() >= 0) {
          trackSequences.add(credit.trackSequence());
        }
      }
    }
    if (byArtist.isEmpty() || byArtist.size() > ruleset.maxContributors()) {
      return Optional.empty();
    }
    return Optional.of(entry(source, byArtist, List.copyOf(trackSequences)));
  }

  private int countedRoles(Columns.Credit credit) {
    if (credit.artistId() == 0 || ruleset.isPlaceholder(credit.artistId())) {
      return 0;
    }
    return ruleset.roles(scope(credit), credit.role());
  }

  private static CreditScope scope(Columns.Credit credit) {
    CreditScope scope = SCOPES.get(credit.scope());
    if (scope == null) {
      throw new IllegalStateException("a credit row checks its scope: " + credit.scope());
    }
    return scope;
  }

  private static ReleaseFacts facts(CatalogRelease source) {
    return new ReleaseFacts(
        source.release().id(),
        source.formats().stream().map(Columns.Format::name).toList(),
        source.formats().stream().flatMap(format -> format.descriptions().stream()).toList(),
        source.release().year(),
        source.release().country(),
        source.release().genres());
  }

  private static ReleaseEntry entry(
      CatalogRelease source, SortedMap<Integer, Collected> byArtist, List<Integer> sequences) {
    var release = source.release();
    List<Contributor> contributors = new ArrayList<>();
    byArtist.forEach(
        (artist, collected) -> contributors.add(collected.contributor(artist, sequences)));
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
        trackLines(source.tracks(), sequences),
        contributors);
  }

  private static List<TrackLine> trackLines(List<Columns.Track> tracks, List<Integer> sequences) {
    return sequences.stream()
        .map(tracks::get)
        .map(track -> new TrackLine(track.position(), track.title()))
        .toList();
  }

  /// One artist's counted credits on the release. Credits that differ in their track alone become
  /// one line with several tracks: a track artist of an album is one line, not twelve.
  private static final class Collected {

    private record Wording(CreditScope scope, String role, String anv, String trackText) {}

    private final Map<Wording, TreeSet<Integer>> lines = new LinkedHashMap<>();
    private int roles;

    void add(Columns.Credit credit, int counted) {
      roles |= counted;
      var tracks =
          lines.computeIfAbsent(
              new Wording(scope(credit), credit.role(), credit.anv(), credit.tracks()),
              _ -> new TreeSet<>());
      if (credit.trackSequence() >= 0) {
        tracks.add(credit.trackSequence());
      }
    }

    Contributor contributor(int artistId, List<Integer> sequences) {
      List<CreditLine> credits = new ArrayList<>();
      lines.forEach((wording, tracks) ->
          credits.add(
              new CreditLine(
                  wording.scope(),
                  wording.role(),
                  wording.anv(),
                  wording.trackText(),
                  tracks.stream()
                      .map(track -> Collections.binarySearch(sequences, track))
                      .toList())));
      return new Contributor(artistId, roles, credits);
    }
  }
}
