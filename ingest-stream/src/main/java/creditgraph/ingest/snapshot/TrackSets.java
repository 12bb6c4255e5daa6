package creditgraph.ingest.snapshot;

import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Cuts a release into vertices that join exactly who is credited on the same track.
///
/// Tracks that credit the same artists are one vertex, whatever the roles: an album of one band
/// stays one. Tracks of one artist alone join nobody; they are left out where the artist stands on
/// another vertex of the release, and are one vertex otherwise, so that the artist is there.
final class TrackSets {

  private final TrackCredits tracks;
  private final List<CountedCredit> counted;
  private final List<BitSet> heldFor;

  private TrackSets(CatalogRelease source, List<CountedCredit> counted) {
    this.tracks = new TrackCredits(source);
    this.counted = counted;
    this.heldFor = counted.stream().map(credit -> tracks.heldFor(credit.row())).toList();
  }

  /// @param maxContributors a set of tracks with more people joins nobody
  /// @return in the order of each one's first track
  static List<VertexDraft> of(
      CatalogRelease source, List<CountedCredit> counted, int maxContributors) {
    TrackSets sets = new TrackSets(source, counted);
    Map<Set<Integer>, BitSet> byPeople = sets.byPeople();
    byPeople.keySet().removeIf(people -> people.size() > maxContributors);
    leaveOutSolosOf(byPeople.keySet());
    return byPeople.values().stream().map(sets::draft).toList();
  }

  /// The tracks by who is credited on them.
  private Map<Set<Integer>, BitSet> byPeople() {
    Map<Set<Integer>, BitSet> byPeople = new LinkedHashMap<>();
    BitSet any = new BitSet();
    heldFor.forEach(any::or);
    any.stream()
        .forEach(track -> byPeople.computeIfAbsent(people(track), _ -> new BitSet()).set(track));
    return byPeople;
  }

  private Set<Integer> people(int track) {
    Set<Integer> people = new TreeSet<>();
    for (int i = 0; i < counted.size(); i++) {
      if (heldFor.get(i).get(track)) {
        people.add(counted.get(i).row().artistId());
      }
    }
    return people;
  }

  private static void leaveOutSolosOf(Collection<Set<Integer>> sets) {
    Set<Integer> joined = new TreeSet<>();
    sets.stream().filter(people -> people.size() > 1).forEach(joined::addAll);
    sets.removeIf(people -> people.size() == 1 && joined.containsAll(people));
  }

  /// A credit on the whole release shows its tracks only where it does not hold for all of them.
  private VertexDraft draft(BitSet set) {
    VertexDraft draft = new VertexDraft();
    for (int i = 0; i < counted.size(); i++) {
      BitSet held = (BitSet) heldFor.get(i).clone();
      held.and(set);
      if (!held.isEmpty()) {
        boolean ofTrack = counted.get(i).row().trackSequence() >= 0;
        draft.add(counted.get(i), ofTrack || !tracks.areAll(held) ? held : new BitSet());
      }
    }
    return draft;
  }
}
