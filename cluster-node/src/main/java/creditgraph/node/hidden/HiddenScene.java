package creditgraph.node.hidden;

import creditgraph.game.attempt.Hints;
import creditgraph.game.hidden.GuessedName;
import creditgraph.graph.snapshot.EvidenceLine;
import creditgraph.graph.snapshot.ReleaseLabel;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.search.RouteEvidence;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.hidden.HiddenPuzzle.Answer;
import creditgraph.protocol.hidden.HiddenPuzzle.Fact;
import creditgraph.protocol.hidden.HiddenPuzzle.Reveal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Somebody hidden on a release, and what is told of it.
///
/// @param person ordinal
/// @param release ordinal
/// @param companions ordinals of three others on the release, the least known first
record HiddenScene(int person, int release, List<Integer> companions) {

  /// What a right guess is worth after each reveal. Steeper at the end: the last two nearly say it.
  static final List<Integer> SCORES = List.of(100, 85, 70, 50, 30, 15);

  HiddenScene {
    companions = List.copyOf(companions);
  }

  /// What is told of a release first. The year is left for later.
  static List<Fact> setting(Snapshot snapshot, int release) {
    ReleaseLabel label = snapshot.label(release);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("decade", Hints.decade(label.year())));
    if (!label.country().isEmpty()) {
      facts.add(new Fact("country", label.country()));
    }
    if (!label.formats().isEmpty()) {
      facts.add(new Fact("format", label.formats().getFirst()));
    }
    facts.add(new Fact("people", Integer.toString(label.people())));
    return facts;
  }

  /// Setting and part, three credits, the release, the person's own credit.
  List<Reveal> reveals(Snapshot snapshot) {
    List<Reveal> reveals = new ArrayList<>();
    List<Fact> first = new ArrayList<>(setting(snapshot, release));
    first.add(new Fact("roleFamily", family(snapshot, person)));
    reveals.add(new Reveal("setting", SCORES.get(0), first));
    for (int companion : companions) {
      reveals.add(
          new Reveal(
              "credit",
              SCORES.get(reveals.size()),
              List.of(
                  new Fact("artist", snapshot.artistName(companion)),
                  new Fact("role", role(snapshot, companion)))));
    }
    ReleaseLabel label = snapshot.label(release);
    reveals.add(
        new Reveal(
            "release",
            SCORES.get(reveals.size()),
            List.of(
                new Fact("title", label.title()),
                new Fact("year", Integer.toString(label.year())))));
    reveals.add(
        new Reveal(
            "part",
            SCORES.get(reveals.size()),
            List.of(
                new Fact("role", role(snapshot, person)),
                new Fact("initials", Hints.initials(snapshot.artistName(person))))));
    return reveals;
  }

  /// Whether anything that is told holds the name, or a word of it.
  boolean givesAway(Snapshot snapshot) {
    List<String> names =
        Stream.concat(Stream.of(snapshot.artistName(person)), printed(snapshot)).toList();
    return reveals(snapshot).stream()
        .flatMap(reveal -> reveal.facts().stream())
        .filter(fact -> !fact.name().equals("initials"))
        .anyMatch(
            fact -> names.stream().anyMatch(name -> GuessedName.isGivenAwayBy(fact.value(), name)));
  }

  Answer answer(Snapshot snapshot) {
    ReleaseLabel label = snapshot.label(release);
    return new Answer(
        new RouteEvidence(snapshot).artist(person),
        new ReleaseId(label.id()),
        label.title(),
        label.headline(),
        label.year(),
        Stream.concat(Stream.of(snapshot.artistName(person)), printed(snapshot))
            .map(GuessedName::fold)
            .filter(name -> !name.isEmpty())
            .distinct()
            .sorted()
            .toList());
  }

  /// As the release spells the person.
  private Stream<String> printed(Snapshot snapshot) {
    return snapshot.evidence(release, person).stream()
        .map(EvidenceLine::anv)
        .filter(anv -> !anv.isEmpty());
  }

  /// As printed, or the family where nothing is, as for those whose release it is.
  private String role(Snapshot snapshot, int artist) {
    return snapshot.evidence(release, artist).stream()
        .map(EvidenceLine::role)
        .filter(role -> !role.isEmpty())
        .findFirst()
        .orElseGet(() -> family(snapshot, artist));
  }

  private String family(Snapshot snapshot, int artist) {
    return Hints.family(snapshot.roles(release, artist));
  }
}
