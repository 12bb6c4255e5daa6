package creditgraph.http;

import creditgraph.http.artist.Artists;
import creditgraph.http.card.Cards;
import creditgraph.http.challenge.Challenges;
import creditgraph.http.exchange.Caller;
import creditgraph.http.findings.Findings;
import creditgraph.http.findings.FindingsReport;
import creditgraph.http.health.Health;
import creditgraph.http.health.HealthReport;
import creditgraph.http.health.Nodes;
import creditgraph.http.health.NodesReport;
import creditgraph.http.hidden.HiddenContributors;
import creditgraph.http.job.Jobs;
import creditgraph.http.path.Paths;
import creditgraph.http.sample.Samples;
import creditgraph.http.score.Scores;
import creditgraph.http.snapshot.Snapshots;
import creditgraph.http.sweep.Sweeps;
import creditgraph.http.verify.Verifications;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.card.Asked;
import creditgraph.protocol.card.Decade;
import creditgraph.protocol.card.Describing.ArtistReply;
import creditgraph.protocol.card.Describing.NeighbourhoodReply;
import creditgraph.protocol.card.Describing.ReleaseReply;
import creditgraph.protocol.card.PageBounds;
import creditgraph.protocol.challenge.ChallengeId;
import creditgraph.protocol.challenge.Challenging.AttemptReply;
import creditgraph.protocol.challenge.Challenging.ChallengeReply;
import creditgraph.protocol.challenge.Challenging.Ends;
import creditgraph.protocol.challenge.Challenging.HintReply;
import creditgraph.protocol.challenge.Challenging.Page;
import creditgraph.protocol.challenge.Challenging.Step;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.hidden.Guessing;
import creditgraph.protocol.hidden.Guessing.Guess;
import creditgraph.protocol.hidden.Guessing.GuessReply;
import creditgraph.protocol.hidden.Guessing.PuzzleReply;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobControl.JobList;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobSpec;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.RouteQuestion;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.score.ScoreSpec;
import creditgraph.protocol.sweep.SweepCard;
import creditgraph.protocol.sweep.SweepSpec;
import creditgraph.protocol.sweep.Sweeping.PointsReply;
import creditgraph.protocol.sweep.Sweeping.SweepList;
import creditgraph.protocol.sweep.Sweeping.SweepReply;
import creditgraph.protocol.verify.CopyReport;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Ports whose answers a test sets and whose questions it can read back. A port nobody set fails,
/// so that a question that should not be asked is a red test.
public final class FakePorts {

  /// What a question for a route is answered.
  public interface Routes {
    CompletionStage<PathReply> find(RulesetId ruleset, ArtistId from, ArtistId to);
  }

  private final List<String> asked = new CopyOnWriteArrayList<>();

  private volatile Routes paths;
  private volatile Optional<Busy> full = Optional.empty();
  private volatile Set<ArtistId> atHand = Set.of();
  private volatile Caller caller = new Caller();
  private volatile Artists artists;
  private volatile Supplier<CompletionStage<ArtistReply>> card;
  private volatile Supplier<CompletionStage<NeighbourhoodReply>> neighbourhood;
  private volatile Supplier<CompletionStage<ReleaseReply>> release;
  private volatile Snapshots snapshots;
  private volatile Health health;
  private volatile Nodes nodes;
  private volatile Function<SampleSpec, CompletionStage<SampleReply>> submit;
  private volatile Function<String, CompletionStage<SampleReply>> describe;
  private volatile Supplier<CompletionStage<JobList>> jobs;
  private volatile Function<String, CompletionStage<JobReply>> job;
  private volatile Function<String, CompletionStage<SweepReply>> sweep;
  private volatile Supplier<CompletionStage<SweepList>> sweeps;
  private volatile IntFunction<CompletionStage<PointsReply>> points;
  private volatile Function<String, CompletionStage<ChallengeReply>> challenge;
  private volatile Supplier<CompletionStage<Page>> archive;
  private volatile Supplier<CompletionStage<AttemptReply>> attempt;
  private volatile Supplier<CompletionStage<HintReply>> hint;
  private volatile Function<String, CompletionStage<PuzzleReply>> puzzle;
  private volatile Supplier<CompletionStage<Guessing.Page>> puzzles;
  private volatile Supplier<CompletionStage<GuessReply>> guess;
  private volatile List<PairScore> pairs;
  private volatile List<CopyReport> reports;
  private volatile Supplier<CompletionStage<FindingsReport>> findings;

  public FakePorts() {
    reset();
  }

  /// Forgets every answer and every question.
  public final void reset() {
    asked.clear();
    paths = (ruleset, from, to) -> unset("paths");
    full = Optional.empty();
    atHand = Set.of();
    artists = (ruleset, query, limit) -> unset("artists");
    card = () -> unset("card");
    neighbourhood = () -> unset("neighbourhood");
    release = () -> unset("release");
    snapshots = List::of;
    health = () -> unset("health");
    nodes = () -> unset("nodes");
    submit = spec -> unset("submit");
    describe = id -> unset("describe");
    jobs = () -> unset("jobs");
    job = id -> unset("job");
    sweep = id -> unset("sweep");
    sweeps = () -> unset("sweeps");
    points = first -> unset("points");
    challenge = id -> unset("challenge " + id);
    archive = () -> unset("archive");
    attempt = () -> unset("attempt");
    hint = () -> unset("hint");
    puzzle = id -> unset("puzzle " + id);
    puzzles = () -> unset("puzzles");
    guess = () -> unset("guess");
    pairs = List.of();
    reports = List.of();
    findings = () -> unset("findings");
  }

  public GatewayPorts ports() {
    return new GatewayPorts(
        new FakePaths(),
        (ruleset, query, limit) -> {
          asked.add(ruleset + " '" + query + "' " + limit);
          return artists.search(ruleset, query, limit);
        },
        new FakeCards(),
        new FakeChallenges(),
        new FakeHidden(),
        new Samples() {
          @Override
          public CompletionStage<SampleReply> submit(SampleSpec spec, JobTerms terms) {
            asked.add(terms.equals(JobTerms.USUAL) ? spec.toString() : spec + " " + terms);
            return submit.apply(spec);
          }

          @Override
          public CompletionStage<SampleReply> describe(String sampleId) {
            asked.add(sampleId);
            return describe.apply(sampleId);
          }
        },
        new Jobs() {
          @Override
          public CompletionStage<JobList> list() {
            return jobs.get();
          }

          @Override
          public CompletionStage<JobReply> describe(String jobId) {
            asked.add(jobId);
            return job.apply(jobId);
          }

          @Override
          public CompletionStage<JobReply> change(String jobId, Change change) {
            asked.add(change + " " + jobId);
            return job.apply(jobId);
          }
        },
        new FakeSweeps(),
        new Scores() {
          @Override
          public CompletionStage<JobReply> submit(ScoreSpec spec, JobTerms terms) {
            return started(spec, terms);
          }

          @Override
          public CompletionStage<JobReply> describe(String jobId) {
            return described(jobId);
          }

          @Override
          public CompletionStage<List<PairScore>> pairs(String jobId) {
            return CompletableFuture.completedStage(pairs);
          }
        },
        new Verifications() {
          @Override
          public CompletionStage<JobReply> submit(RulesetId ruleset, String run, JobTerms terms) {
            asked.add(ruleset + " '" + run + "'");
            return job.apply("");
          }

          @Override
          public CompletionStage<JobReply> describe(String jobId) {
            asked.add(jobId);
            return job.apply(jobId);
          }

          @Override
          public CompletionStage<List<CopyReport>> reports(String jobId) {
            return CompletableFuture.completedStage(reports);
          }
        },
        new Findings() {
          @Override
          public CompletionStage<JobReply> submit(FindingsSpec spec, JobTerms terms) {
            return started(spec, terms);
          }

          @Override
          public CompletionStage<JobReply> describe(String jobId) {
            return described(jobId);
          }

          @Override
          public CompletionStage<FindingsReport> report(String jobId, SnapshotRef snapshot) {
            return findings.get();
          }
        },
        () -> snapshots.current(),
        () -> health.check(),
        () -> nodes.report());
  }

  private CompletionStage<JobReply> started(JobSpec spec, JobTerms terms) {
    asked.add(terms.equals(JobTerms.USUAL) ? spec.toString() : spec + " " + terms);
    return job.apply("");
  }

  private CompletionStage<JobReply> described(String jobId) {
    asked.add(jobId);
    return job.apply(jobId);
  }

  private final class FakeCards implements Cards {

    @Override
    public CompletionStage<ArtistReply> artist(Asked on, ArtistId id) {
      asked.add("artist " + id + " on " + words(on));
      return card.get();
    }

    @Override
    public CompletionStage<NeighbourhoodReply> neighbourhood(
        Asked on, ArtistId id, Decade decade, PageBounds page) {
      asked.add(
          "around %s on %s from %s, %d of %d"
              .formatted(id, words(on), page.after(), page.most(), decade.first()));
      return neighbourhood.get();
    }

    @Override
    public CompletionStage<ReleaseReply> release(Asked on, ReleaseId id, PageBounds page) {
      asked.add("release %s on %s from %s, %d".formatted(id, words(on), page.after(), page.most()));
      return release.get();
    }

    private static String words(Asked on) {
      return on.ruleset() + "/" + on.fingerprint();
    }
  }

  private final class FakeHidden implements HiddenContributors {

    @Override
    public CompletionStage<PuzzleReply> today() {
      return puzzle.apply("today");
    }

    @Override
    public CompletionStage<PuzzleReply> on(LocalDate day) {
      asked.add(day.toString());
      return puzzle.apply(day.toString());
    }

    @Override
    public CompletionStage<Guessing.Page> archive(LocalDate before, int most) {
      asked.add(before + " " + most);
      return puzzles.get();
    }

    @Override
    public CompletionStage<GuessReply> judge(LocalDate day, int reveal, Guess made) {
      asked.add(day + " " + reveal + " " + made);
      return guess.get();
    }
  }

  private final class FakePaths implements Paths {

    @Override
    public CompletionStage<PathReply> find(RouteQuestion question, Caller by) {
      String ends = question.ruleset() + " " + question.from() + " " + question.to();
      asked.add((ends + " " + question.options().canonical()).strip());
      caller = by;
      return paths.find(question.ruleset(), question.from(), question.to());
    }

    @Override
    public Optional<Busy> full() {
      return full;
    }

    @Override
    public boolean isAtHand(RouteQuestion question) {
      return atHand.contains(question.from());
    }
  }

  private final class FakeChallenges implements Challenges {

    @Override
    public CompletionStage<ChallengeReply> today() {
      return challenge.apply("today");
    }

    @Override
    public CompletionStage<ChallengeReply> find(ChallengeId id) {
      asked.add(id.toString());
      return challenge.apply(id.toString());
    }

    @Override
    public CompletionStage<Page> archive(LocalDate before, int most) {
      asked.add(most + " before " + before);
      return archive.get();
    }

    @Override
    public CompletionStage<ChallengeReply> random(
        RulesetId ruleset, long seed, String band, Ends ends) {
      asked.add(
          ruleset + " " + seed + " '" + band + "'" + (ends.equals(Ends.ANY) ? "" : " " + ends));
      return challenge.apply("random");
    }

    @Override
    public CompletionStage<AttemptReply> judge(ChallengeId id, List<Step> steps, int hints) {
      asked.add(id + " " + steps + " " + hints);
      return attempt.get();
    }

    @Override
    public CompletionStage<HintReply> hint(ChallengeId id, ArtistId at, int rung) {
      asked.add(id + " from " + at + " rung " + rung);
      return hint.get();
    }
  }

  private final class FakeSweeps implements Sweeps {

    @Override
    public CompletionStage<SweepReply> submit(
        SweepSpec spec, JobTerms terms, List<SnapshotRef> expected) {
      asked.add(spec + " " + terms + " " + expected);
      return sweep.apply("submitted");
    }

    @Override
    public CompletionStage<SweepList> list() {
      return sweeps.get();
    }

    @Override
    public CompletionStage<SweepReply> describe(String sweepId) {
      asked.add(sweepId);
      return sweep.apply(sweepId);
    }

    @Override
    public CompletionStage<SweepReply> change(String sweepId, Change change) {
      asked.add(change + " " + sweepId);
      return sweep.apply(sweepId);
    }

    @Override
    public CompletionStage<PointsReply> points(String sweepId, int first) {
      asked.add(sweepId + " from " + first);
      return points.apply(first);
    }
  }

  /// Every question since the start, in words.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public void paths(Routes answer) {
    paths = answer;
  }

  /// Turns questions for routes away, except those from artists whose answers are at hand.
  public void full(Duration retryAfter, ArtistId... known) {
    atHand = Set.of(known);
    full = Optional.of(new Busy(retryAfter));
  }

  /// Who asked for the last route.
  public Caller caller() {
    return caller;
  }

  public void artists(Artists answer) {
    artists = answer;
  }

  public void card(ArtistReply answer) {
    card = () -> CompletableFuture.completedStage(answer);
  }

  public void neighbourhood(NeighbourhoodReply answer) {
    neighbourhood = () -> CompletableFuture.completedStage(answer);
  }

  public void release(ReleaseReply answer) {
    release = () -> CompletableFuture.completedStage(answer);
  }

  public void snapshots(Snapshots answer) {
    snapshots = answer;
  }

  public void health(HealthReport answer) {
    health = () -> CompletableFuture.completedStage(answer);
  }

  public void health(Health answers) {
    health = answers;
  }

  /// One after the other, then the last for ever.
  public void healthInTurn(HealthReport... answers) {
    AtomicInteger asked = new AtomicInteger();
    health =
        () ->
            CompletableFuture.completedStage(
                answers[Math.min(asked.getAndIncrement(), answers.length - 1)]);
  }

  public void nodes(NodesReport answer) {
    nodes = () -> CompletableFuture.completedStage(answer);
  }

  public void submit(SampleReply answer) {
    submit = spec -> CompletableFuture.completedStage(answer);
  }

  public void describe(SampleReply answer) {
    describe = id -> CompletableFuture.completedStage(answer);
  }

  public void jobs(JobCard... answer) {
    jobs = () -> CompletableFuture.completedStage(new JobList(List.of(answer)));
  }

  /// What any question about one job is answered.
  public void job(JobReply answer) {
    job = id -> CompletableFuture.completedStage(answer);
  }

  /// What any question about one sweep is answered.
  public void sweep(SweepReply answer) {
    sweep = id -> CompletableFuture.completedStage(answer);
  }

  public void sweeps(SweepCard... answer) {
    sweeps = () -> CompletableFuture.completedStage(new SweepList(List.of(answer)));
  }

  /// The page of points from each first one on.
  public void points(IntFunction<PointsReply> answer) {
    points = first -> CompletableFuture.completedStage(answer.apply(first));
  }

  /// What any question for one puzzle is answered.
  public void puzzle(PuzzleReply answer) {
    puzzle = id -> CompletableFuture.completedStage(answer);
  }

  /// What any question for a page of puzzles is answered.
  public void puzzles(Guessing.Page answer) {
    puzzles = () -> CompletableFuture.completedStage(answer);
  }

  /// What any guess is answered.
  public void guess(GuessReply answer) {
    guess = () -> CompletableFuture.completedStage(answer);
  }

  /// What any question for one challenge is answered.
  public void challenge(ChallengeReply answer) {
    challenge = id -> CompletableFuture.completedStage(answer);
  }

  public void archive(Page answer) {
    archive = () -> CompletableFuture.completedStage(answer);
  }

  public void attempt(AttemptReply answer) {
    attempt = () -> CompletableFuture.completedStage(answer);
  }

  public void hint(HintReply answer) {
    hint = () -> CompletableFuture.completedStage(answer);
  }

  public void pairs(PairScore... answer) {
    pairs = List.of(answer);
  }

  public void reports(CopyReport... answer) {
    reports = List.of(answer);
  }

  public void findings(FindingsReport answer) {
    findings = () -> CompletableFuture.completedStage(answer);
  }

  private static <T> CompletionStage<T> unset(String port) {
    return CompletableFuture.failedStage(new AssertionError(port + " was asked"));
  }
}
