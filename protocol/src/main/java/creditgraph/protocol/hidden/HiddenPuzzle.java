package creditgraph.protocol.hidden;

import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.NamedArtist;
import java.time.LocalDate;
import java.util.List;

/// Somebody who is credited on a release, to be guessed from what is told of it bit by bit.
///
/// @param number under which people talk of it, that of the day's challenge
/// @param snapshot from which it was made
/// @param reveals from vague to telling, at least two
public record HiddenPuzzle(
    LocalDate day, int number, SnapshotRef snapshot, List<Reveal> reveals, Answer answer) {

  public HiddenPuzzle {
    reveals = List.copyOf(reveals);
  }

  /// One more thing that is told.
  ///
  /// @param kind `setting`, `credit`, `release` or `part`
  /// @param score for a right guess when nothing further is told
  public record Reveal(String kind, int score, List<Fact> facts) {
    public Reveal {
      facts = List.copyOf(facts);
    }
  }

  /// @param name `decade`, `country`, `format`, `people`, `roleFamily`, `artist`, `role`, `title`,
  ///   `year` or `initials`
  public record Fact(String name, String value) {}

  /// @param headline the release's main artists as printed
  /// @param year 0 when not stated
  /// @param names that are right, folded as guesses are
  public record Answer(
      NamedArtist artist,
      ReleaseId release,
      String title,
      String headline,
      int year,
      List<String> names) {
    public Answer {
      names = List.copyOf(names);
    }
  }
}
