package creditgraph.protocol.challenge;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a challenge, which says all that must be known to find it.
public sealed interface ChallengeId {

  Pattern DAY = Pattern.compile("[2-9][0-9]{3}-[0-9]{2}-[0-9]{2}");

  /// Nine digits are below the largest int.
  Pattern PAIR = Pattern.compile("([a-z][a-z0-9-]{0,39})\\.([1-9][0-9]{0,8})\\.([1-9][0-9]{0,8})");

  /// Of a day of UTC: `2026-11-22`. Stored, and the same for ever.
  record OfDay(LocalDate day) implements ChallengeId {
    @Override
    public String toString() {
      return day.toString();
    }
  }

  /// Of two artists under a ruleset: `performers.41.45`. Stored nowhere; its par is that of the
  /// ruleset's current snapshot.
  record OfPair(RulesetId ruleset, ArtistId from, ArtistId to) implements ChallengeId {
    @Override
    public String toString() {
      return ruleset + "." + from + "." + to;
    }
  }

  /// Empty when the text names no challenge: no date between the years 2000 and 9999, no two
  /// different artists.
  static Optional<ChallengeId> parse(String text) {
    if (DAY.matcher(text).matches()) {
      return day(text);
    }
    Matcher pair = PAIR.matcher(text);
    return pair.matches() && !pair.group(2).equals(pair.group(3))
        ? Optional.of(
            new OfPair(
                new RulesetId(pair.group(1)),
                new ArtistId(Integer.parseInt(pair.group(2))),
                new ArtistId(Integer.parseInt(pair.group(3)))))
        : Optional.empty();
  }

  private static Optional<ChallengeId> day(String text) {
    try {
      return Optional.of(new OfDay(LocalDate.parse(text)));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
