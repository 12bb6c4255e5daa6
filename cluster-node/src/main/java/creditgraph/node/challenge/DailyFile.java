package creditgraph.node.challenge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.game.attempt.Hints;
import creditgraph.game.attempt.Score;
import creditgraph.game.attempt.StepVerdict;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.snapshot.EvidenceLine;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import creditgraph.graph.snapshot.ReleaseLabel;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.protocol.challenge.Challenge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The file with which a site plays a day's challenge without the cluster; its members are those of
/// `contracts/json/daily.schema.json`. Ids are of Discogs; what the dump does not state is null.
record DailyFile(
    int schema,
    String date,
    int number,
    Source snapshot,
    int from,
    int to,
    int par,
    String routes,
    int difficulty,
    String band,
    boolean complete,
    Prices score,
    List<String> verdicts,
    List<Artist> artists,
    List<Release> releases,
    List<Route> showcase,
    List<Hint> hints) {

  static final int SCHEMA = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  record Source(String month, String ruleset, String fingerprint) {}

  record Prices(int most, int releaseOverPar, int hint, int refusedStep) {}

  record Artist(int id, String name, int releases) {}

  /// @param people all that are credited, also those who are not in the file
  /// @param trackCount all that are listed, so that a release's picture is the same everywhere
  record Release(
      int id,
      String title,
      String headline,
      @Nullable Integer year,
      @Nullable String country,
      List<String> formats,
      int people,
      int trackCount,
      List<Credit> credits) {}

  /// @param tracks their positions as printed
  record Credit(
      int artist,
      String scope,
      @Nullable String role,
      @Nullable String anv,
      @Nullable String trackText,
      List<String> tracks) {}

  /// @param steps a release and whom it leads to, each
  record Route(String name, List<List<Integer>> steps) {}

  record Hint(
      int at,
      int releasesLeft,
      int release,
      int artist,
      @Nullable String decade,
      String roleFamily,
      String initials) {}

  /// @param snapshot the challenge's own
  static DailyFile of(Challenge challenge, Snapshot snapshot, ClosedSet set) {
    int goal = snapshot.artistOrdinal(challenge.to().id().value());
    return new DailyFile(
        SCHEMA,
        challenge.id().toString(),
        challenge.number(),
        new Source(
            challenge.snapshot().month(),
            challenge.snapshot().ruleset().value(),
            challenge.snapshot().fingerprint()),
        challenge.from().id().value(),
        challenge.to().id().value(),
        challenge.par(),
        Long.toString(challenge.routes()),
        challenge.difficulty(),
        challenge.band(),
        set.isComplete(),
        new Prices(Score.MOST, Score.RELEASE_OVER_PAR, Score.HINT, Score.REFUSED_STEP),
        Arrays.stream(StepVerdict.values()).map(StepVerdict::word).toList(),
        artists(snapshot, set),
        releases(snapshot, set),
        set.showcase().entrySet().stream()
            .map(one -> new Route(one.getKey(), steps(snapshot, one.getValue())))
            .toList(),
        hints(snapshot, HintTable.of(set, goal)));
  }

  /// The same content is the same bytes.
  byte[] toBytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of numbers and texts is always JSON", e);
    }
  }

  private static List<Artist> artists(Snapshot snapshot, ClosedSet set) {
    Map<Integer, Artist> byId = new TreeMap<>();
    for (int ordinal : set.artists()) {
      int id = snapshot.artistId(ordinal);
      byId.put(id, new Artist(id, snapshot.artistName(ordinal), snapshot.artistReleases(ordinal)));
    }
    return List.copyOf(byId.values());
  }

  /// Parts of a release stay apart, for they do not connect each other's artists.
  private static List<Release> releases(Snapshot snapshot, ClosedSet set) {
    return set.releases().stream()
        .sorted((one, other) -> {
          int order = Integer.compare(snapshot.releaseId(one), snapshot.releaseId(other));
          return order == 0 ? Integer.compare(one, other) : order;
        })
        .map(ordinal -> release(snapshot, set, ordinal))
        .toList();
  }

  private static Release release(Snapshot snapshot, ClosedSet set, int ordinal) {
    ReleaseLabel label = snapshot.label(ordinal);
    List<Credit> credits = new ArrayList<>();
    for (int artist : set.peopleOn(ordinal)) {
      for (EvidenceLine line : snapshot.evidence(ordinal, artist)) {
        credits.add(
            new Credit(
                snapshot.artistId(artist),
                line.scope().word(),
                stated(line.role()),
                stated(line.anv()),
                stated(line.trackText()),
                line.tracks().stream().map(TrackLine::position).toList()));
      }
    }
    return new Release(
        label.id(),
        label.title(),
        label.headline(),
        label.year() == 0 ? null : label.year(),
        stated(label.country()),
        label.formats(),
        label.people(),
        label.trackCount(),
        credits);
  }

  private static List<List<Integer>> steps(Snapshot snapshot, CreditPath path) {
    List<List<Integer>> steps = new ArrayList<>();
    for (int i = 0; i < path.length(); i++) {
      steps.add(
          List.of(snapshot.releaseId(path.release(i)), snapshot.artistId(path.artist(i + 1))));
    }
    return steps;
  }

  private static List<Hint> hints(Snapshot snapshot, Map<Integer, HintTable.Next> table) {
    Map<Integer, Hint> byId = new TreeMap<>();
    table.forEach((ordinal, next) -> {
      int at = snapshot.artistId(ordinal);
      byId.put(
          at,
          new Hint(
              at,
              next.releasesLeft(),
              snapshot.releaseId(next.release()),
              snapshot.artistId(next.artist()),
              stated(Hints.decade(snapshot.label(next.release()).year())),
              Hints.family(snapshot.roles(next.release(), next.artist())),
              Hints.initials(snapshot.artistName(next.artist()))));
    });
    return List.copyOf(byId.values());
  }

  private static @Nullable String stated(String text) {
    return text.isEmpty() ? null : text;
  }
}
