package creditgraph.http.challenge;

import creditgraph.http.path.PathJson.ArtistJson;
import creditgraph.http.path.PathJson.HopJson;
import creditgraph.http.snapshot.SnapshotJson;
import creditgraph.protocol.challenge.Challenge;
import creditgraph.protocol.challenge.ChallengeId;
import creditgraph.protocol.challenge.Challenging.Hint;
import creditgraph.protocol.challenge.Challenging.Judged;
import creditgraph.protocol.challenge.Challenging.JudgedStep;
import creditgraph.protocol.challenge.Challenging.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers as the contract spells them.
interface ChallengeJson {

  /// @param day null for a drawn pair, as is `number`
  /// @param routes a decimal text, since a number of JSON may be less exact
  record OneJson(
      String id,
      @Nullable String day,
      @Nullable Integer number,
      SnapshotJson snapshot,
      ArtistJson from,
      ArtistJson to,
      int par,
      String routes,
      int difficulty,
      String band) {

    static OneJson of(Challenge one) {
      return new OneJson(
          one.id().toString(),
          one.id() instanceof ChallengeId.OfDay of ? of.day().toString() : null,
          one.number() == 0 ? null : one.number(),
          SnapshotJson.of(one.snapshot()),
          ArtistJson.of(one.from()),
          ArtistJson.of(one.to()),
          one.par(),
          Long.toString(one.routes()),
          one.difficulty(),
          one.band());
    }
  }

  /// @param next the address of the next page; null on the last
  record PageJson(List<OneJson> challenges, @Nullable String next) {

    static PageJson of(Page page, @Nullable String next) {
      return new PageJson(page.challenges().stream().map(OneJson::of).toList(), next);
    }
  }

  /// @param score null as long as the goal is not reached
  record JudgedJson(
      String id,
      SnapshotJson judgedOn,
      boolean reached,
      int par,
      int releases,
      int refused,
      int hints,
      @Nullable Integer score,
      List<StepJson> steps) {

    static JudgedJson of(Judged judged) {
      return new JudgedJson(
          judged.challenge().id().toString(),
          SnapshotJson.of(judged.judgedOn()),
          judged.reached(),
          judged.challenge().par(),
          judged.releases(),
          judged.refused(),
          judged.hints(),
          judged.reached() ? judged.score() : null,
          judged.steps().stream().map(StepJson::of).toList());
    }
  }

  /// @param proof null for a refused step
  record StepJson(int release, int artist, String verdict, @Nullable HopJson proof) {

    static StepJson of(JudgedStep step) {
      return new StepJson(
          step.step().release().value(),
          step.step().artist().value(),
          step.verdict(),
          step.proof().stream().findFirst().map(HopJson::of).orElse(null));
    }
  }

  /// @param decade null when the year is not stated
  /// @param roleFamily null below the second rung
  /// @param initials null below the third
  record HintJson(
      String id,
      SnapshotJson givenOn,
      int at,
      int rung,
      int releasesLeft,
      @Nullable String decade,
      @Nullable String roleFamily,
      @Nullable String initials) {

    static HintJson of(Hint hint) {
      return new HintJson(
          hint.challenge().id().toString(),
          SnapshotJson.of(hint.givenOn()),
          hint.at().value(),
          hint.rung(),
          hint.releasesLeft(),
          stated(hint.decade()),
          stated(hint.roleFamily()),
          stated(hint.initials()));
    }

    private static @Nullable String stated(String text) {
      return text.isEmpty() ? null : text;
    }
  }
}
