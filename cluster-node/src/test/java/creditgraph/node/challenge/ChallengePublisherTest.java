package creditgraph.node.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.CallingThread;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.NoSuchRuleset;
import creditgraph.protocol.job.JobControl.SubmitJob;
import creditgraph.protocol.job.JobControl.TooManyJobs;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.Sampling;
import creditgraph.protocol.score.ArtistPair;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.score.ScoreSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChallengePublisherTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final SnapshotRef SNAPSHOT =
      new SnapshotRef("2026-11", new RulesetId("performers"), "ab12");
  private static final List<PairScore> SCORES =
      List.of(
          new PairScore(
              new ArtistPair(new ArtistId(1), new ArtistId(2)),
              PairScore.Verdict.FOUND,
              2,
              3,
              1,
              2,
              2,
              9,
              5,
              20,
              0,
              7,
              50));

  private final TestProbe<Sampling.Command> coordinator = TestProbe.create(KIT.system());
  private final Press press = new Press();

  /// Plays database and snapshots, and keeps what it was asked.
  private static final class Press implements Publication {

    private final Deque<List<LocalDate>> leftOver = new ConcurrentLinkedDeque<>();
    private final List<Integer> attempts = new CopyOnWriteArrayList<>();
    private final List<String> published = new CopyOnWriteArrayList<>();
    private volatile List<LocalDate> missing = List.of(TODAY, TODAY.plusDays(1));
    private volatile boolean broken;
    private final List<LocalDate> exports = new CopyOnWriteArrayList<>();
    private final Deque<Boolean> exported = new ConcurrentLinkedDeque<>();

    @Override
    public CompletionStage<Optional<Plan>> plan(LocalDate today, int attempt) {
      assertThat(today).isEqualTo(TODAY);
      attempts.add(attempt);
      if (broken) {
        broken = false;
        return CompletableFuture.failedStage(new IllegalStateException("the database is away"));
      }
      return CompletableFuture.completedStage(
          missing.isEmpty() ? Optional.empty() : Optional.of(new Plan(missing, spec(attempt))));
    }

    @Override
    public CompletionStage<Boolean> export(LocalDate today) {
      exports.add(today);
      return CompletableFuture.completedStage(exported.isEmpty() || exported.pop());
    }

    @Override
    public CompletionStage<List<PairScore>> scores(String jobId) {
      return CompletableFuture.completedStage(jobId.equals("5f0c") ? SCORES : List.of());
    }

    @Override
    public CompletionStage<List<LocalDate>> publish(
        Plan plan, SnapshotRef snapshot, List<PairScore> scores) {
      published.add(plan.days() + " " + snapshot.fingerprint() + " " + scores.size());
      List<LocalDate> left = leftOver.isEmpty() ? List.of() : leftOver.pop();
      missing = new ArrayList<>(left);
      return CompletableFuture.completedStage(left);
    }
  }

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @BeforeEach
  void start() {
    press.attempts.clear();
  }

  private void spawn() {
    KIT.spawn(
        ChallengePublisher.create(
            coordinator.getRef(), press, LOOK, () -> Instant.parse("2026-11-22T23:59:59Z")),
        CallingThread.DISPATCHER);
    TIME.timePasses(Duration.ZERO);
  }

  @Test
  void publishesWhatIsMissingFromAJobOfHighPriority() {
    spawn();

    SubmitJob asked = coordinator.expectMessageClass(SubmitJob.class);
    assertThat(asked.terms().priority()).isEqualTo(Priority.HIGH);
    answer(asked, JobStatus.FINISHED);

    coordinator.awaitAssert(() -> {
      assertThat(press.published).containsExactly("[2026-11-22, 2026-11-23] ab12 1");
      return null;
    });
  }

  @Test
  void asksForTheSameJobUntilItIsFinished() {
    spawn();
    SubmitJob asked = coordinator.expectMessageClass(SubmitJob.class);
    answer(asked, JobStatus.RUNNING);
    TIME.timePasses(LOOK);
    SubmitJob again = coordinator.expectMessageClass(SubmitJob.class);
    assertThat(again.spec()).isEqualTo(asked.spec());
    again.replyTo().tell(new TooManyJobs(8));
    TIME.timePasses(LOOK);
    SubmitJob once = coordinator.expectMessageClass(SubmitJob.class);
    assertThat(press.published).isEmpty();

    answer(once, JobStatus.FINISHED);

    coordinator.awaitAssert(() -> {
      assertThat(press.published).hasSize(1);
      return null;
    });
  }

  @Test
  void doesNothingWhenNothingIsMissing() {
    press.missing = List.of();
    spawn();
    coordinator.awaitAssert(() -> {
      assertThat(press.attempts).isNotEmpty();
      return null;
    });

    coordinator.expectNoMessage(Duration.ofMillis(50));
  }

  @Test
  void writesTheFilesOfADayUntilAllAreThere() {
    press.missing = List.of();
    press.exported.addAll(List.of(false, true));
    spawn();

    coordinator.awaitAssert(() -> {
      TIME.timePasses(LOOK);
      assertThat(press.attempts).hasSizeGreaterThan(4);
      return null;
    });
    assertThat(press.exports).containsExactly(TODAY, TODAY);
  }

  @Test
  void writesTheFilesOfWhatItHasPublished() {
    spawn();
    answer(coordinator.expectMessageClass(SubmitJob.class), JobStatus.FINISHED);

    coordinator.awaitAssert(() -> {
      TIME.timePasses(LOOK);
      assertThat(press.exports).containsExactly(TODAY);
      return null;
    });
  }

  @Test
  void drawsOthersForDaysThatGotNone() {
    press.leftOver.add(List.of(TODAY.plusDays(1)));
    spawn();
    SubmitJob first = coordinator.expectMessageClass(SubmitJob.class);
    answer(first, JobStatus.FINISHED);
    SubmitJob second = nextLook();

    assertThat(second.spec()).isNotEqualTo(first.spec());
    answer(second, JobStatus.FINISHED);
    coordinator.awaitAssert(() -> {
      assertThat(press.published).last().isEqualTo("[2026-11-23] ab12 1");
      return null;
    });
  }

  @Test
  void drawsOthersWhenAJobFailed() {
    spawn();
    SubmitJob first = coordinator.expectMessageClass(SubmitJob.class);
    answer(first, JobStatus.FAILED);

    assertThat(nextLook().spec()).isNotEqualTo(first.spec());
  }

  @Test
  void looksAgainAfterTheDatabaseOrTheSnapshotWasAway() {
    press.broken = true;
    spawn();
    SubmitJob first = nextLook();
    first.replyTo().tell(new NoSuchRuleset(new RulesetId("performers"), List.of()));

    assertThat(nextLook().spec()).isEqualTo(first.spec());
  }

  /// The publisher may be in the middle of something at any one look.
  private SubmitJob nextLook() {
    return coordinator.awaitAssert(() -> {
      TIME.timePasses(LOOK);
      return coordinator.expectMessageClass(SubmitJob.class, Duration.ofMillis(200));
    });
  }

  private static void answer(SubmitJob asked, JobStatus status) {
    asked
        .replyTo()
        .tell(
            new JobCard(
                "5f0c",
                status,
                SNAPSHOT,
                asked.spec(),
                JobTerms.USUAL,
                Instant.EPOCH,
                1,
                1,
                0,
                0,
                List.of(),
                ""));
  }

  private static ScoreSpec spec(int attempt) {
    return new ScoreSpec(new RulesetId("performers"), 400, List.of(), 1, attempt, "daily");
  }
}
