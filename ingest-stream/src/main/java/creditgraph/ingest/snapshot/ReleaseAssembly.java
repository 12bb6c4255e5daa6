package creditgraph.ingest.snapshot;

import creditgraph.catalog.row.CreditRow;
import creditgraph.game.ruleset.ReleaseFacts;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.ReleaseEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Decides what of a release a ruleset lets into a snapshot. Shared freely between threads.
final class ReleaseAssembly {

  private static final Map<String, CreditScope> SCOPES =
      Map.of(
          CreditRow.MAIN, CreditScope.MAIN,
          CreditRow.EXTRA, CreditScope.EXTRA,
          CreditRow.TRACK, CreditScope.TRACK,
          CreditRow.TRACK_EXTRA, CreditScope.TRACK_EXTRA);

  private final Ruleset ruleset;
  private final Persons persons;
  private final LongAdder unread = new LongAdder();

  ReleaseAssembly(Ruleset ruleset, Persons persons) {
    this.ruleset = ruleset;
    this.persons = persons;
  }

  /// The vertices that the release becomes: one, or with tracks as the unit one for each set of
  /// tracks that credit the same artists. None when the ruleset does not admit it or when nobody on
  /// it counts; none for a release, or a set of tracks, on which more people count than the ruleset
  /// allows.
  List<ReleaseEntry> assemble(CatalogRelease source) {
    if (!ruleset.admits(facts(source))) {
      return List.of();
    }
    List<CountedCredit> counted = counted(source);
    return switch (ruleset.unit()) {
      case RELEASE, MASTER -> whole(source, counted);
      case TRACK -> {
        unread.add(counted.stream().filter(credit -> !credit.isRead()).count());
        yield TrackSets.of(source, counted, ruleset.maxContributors()).stream()
            .map(draft -> draft.entry(source))
            .toList();
      }
    };
  }

  /// Credits so far whose tracks could not be told, or not all of them, where tracks are the unit.
  long unreadCredits() {
    return unread.sum();
  }

  private List<CountedCredit> counted(CatalogRelease source) {
    List<CountedCredit> counted = new ArrayList<>();
    for (Columns.Credit credit : source.credits()) {
      if (credit.artistId() != 0 && !ruleset.isPlaceholder(credit.artistId())) {
        CreditScope scope = scope(credit);
        int roles = ruleset.roles(scope, credit.role());
        if (roles != 0) {
          counted.add(new CountedCredit(persons.united(credit), scope, roles));
        }
      }
    }
    return counted;
  }

  private List<ReleaseEntry> whole(CatalogRelease source, List<CountedCredit> counted) {
    VertexDraft draft = new VertexDraft();
    for (CountedCredit credit : counted) {
      BitSet own = new BitSet();
      if (credit.row().trackSequence() >= 0) {
        own.set(credit.row().trackSequence());
      }
      draft.add(credit, own);
    }
    return draft.people() == 0 || draft.people() > ruleset.maxContributors()
        ? List.of()
        : List.of(draft.entry(source));
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
}
