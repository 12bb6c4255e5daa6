package creditgraph.node.challenge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.protocol.challenge.Challenge;
import creditgraph.protocol.path.NamedArtist;
import java.util.List;

/// Which days a site can play without the cluster, the latest first; its members are those of
/// `contracts/json/daily-index.schema.json`.
record DailyIndex(int schema, List<Day> days) {

  static final int SCHEMA = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  record Day(
      String date,
      int number,
      End start,
      End goal,
      int par,
      int difficulty,
      String band,
      String ruleset) {

    private static Day of(Challenge one) {
      return new Day(
          one.id().toString(),
          one.number(),
          End.of(one.from()),
          End.of(one.to()),
          one.par(),
          one.difficulty(),
          one.band(),
          one.snapshot().ruleset().value());
    }
  }

  record End(int id, String name) {

    private static End of(NamedArtist artist) {
      return new End(artist.id().value(), artist.name());
    }
  }

  /// @param challenges of days, the oldest first
  static DailyIndex of(List<Challenge> challenges) {
    return new DailyIndex(SCHEMA, challenges.reversed().stream().map(Day::of).toList());
  }

  /// The same days are the same bytes.
  byte[] toBytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of numbers and texts is always JSON", e);
    }
  }
}
