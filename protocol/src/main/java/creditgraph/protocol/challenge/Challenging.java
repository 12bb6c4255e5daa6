package creditgraph.protocol.challenge;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.Hop;
import java.time.Duration;
import java.util.List;

/// Questions about challenges and their answers. They stay on the node that is asked.
public interface Challenging {

  /// Steps in one attempt.
  int MAX_STEPS = 40;

  /// Hints that a player may say to have taken.
  int MAX_HINTS = 100;

  /// Rungs of the ladder of hints.
  int RUNGS = 3;

  /// Challenges on a page of the archive.
  int MAX_PAGE = 100;

  /// A release, and whom the player goes to over it.
  record Step(ReleaseId release, ArtistId artist) {}

  /// Whom the ends of a drawn pair may be.
  ///
  /// @param among only these; empty for everybody who is famous enough
  /// @param decade its first year: only whose releases are of it, at least by half; 0 for any
  record Ends(List<ArtistId> among, int decade) {

    /// Artists that may be named.
    public static final int MOST = 100;

    public static final Ends ANY = new Ends(List.of(), 0);

    public Ends {
      among = List.copyOf(among);
    }
  }

  /// Every way the question for a challenge can end.
  sealed interface ChallengeReply permits Found, NoChallenge, NoSnapshot, NoPair, Busy {}

  /// Every way an attempt can be judged.
  sealed interface AttemptReply permits Judged, NoChallenge, NoSnapshot, Busy {}

  /// Every way the question for a hint can end.
  sealed interface HintReply
      permits Hint, NoChallenge, NoSnapshot, UnknownArtist, AtTheGoal, NoWay, Busy {}

  record Found(Challenge challenge) implements ChallengeReply {}

  /// Nothing was published for that day, or the day has not come; or a drawn pair that is not in
  /// the graph, or not connected.
  record NoChallenge(ChallengeId id) implements ChallengeReply, AttemptReply, HintReply {}

  /// No snapshot of the ruleset is open.
  record NoSnapshot(RulesetId ruleset, List<RulesetId> available)
      implements ChallengeReply, AttemptReply, HintReply {
    public NoSnapshot {
      available = List.copyOf(available);
    }
  }

  /// No pair that was drawn makes a game: the graph, or the choice of ends, is too small.
  record NoPair(SnapshotRef snapshot) implements ChallengeReply {}

  /// As many questions wait as we let wait.
  record Busy(Duration retryAfter) implements ChallengeReply, AttemptReply, HintReply {}

  /// @param judgedOn the challenge's snapshot, or the ruleset's current one if that is gone
  /// @param steps one for each that was made
  /// @param releases of accepted steps
  /// @param refused steps
  /// @param reached whether the goal was
  /// @param score 0 to 100; -1 as long as it was not
  record Judged(
      Challenge challenge,
      SnapshotRef judgedOn,
      List<JudgedStep> steps,
      int releases,
      int refused,
      int hints,
      boolean reached,
      int score)
      implements AttemptReply {
    public Judged {
      steps = List.copyOf(steps);
    }
  }

  /// @param verdict in one word, `accepted` or why not
  /// @param proof the one hop with its credits; none for a refused step
  record JudgedStep(Step step, String verdict, List<Hop> proof) {
    public JudgedStep {
      proof = List.copyOf(proof);
    }
  }

  /// What helps on from an artist.
  ///
  /// @param rung 1 to [#RUNGS]
  /// @param decade of a good next release; empty when its year is not stated
  /// @param roleFamily of the next artist there; empty below rung 2
  /// @param initials of the next artist; empty below rung 3
  /// @param releasesLeft on a shortest route from here
  record Hint(
      Challenge challenge,
      SnapshotRef givenOn,
      ArtistId at,
      int rung,
      String decade,
      String roleFamily,
      String initials,
      int releasesLeft)
      implements HintReply {}

  /// The artist from whom a hint is wanted has no credit that counts.
  record UnknownArtist(SnapshotRef snapshot, ArtistId artist) implements HintReply {}

  record AtTheGoal(ArtistId at) implements HintReply {}

  /// No route leads from there to the goal within the budget.
  record NoWay(SnapshotRef snapshot, ArtistId at) implements HintReply {}

  /// A page of the archive, newest first.
  ///
  /// @param more whether earlier ones follow
  record Page(List<Challenge> challenges, boolean more) {
    public Page {
      challenges = List.copyOf(challenges);
    }
  }
}
