package creditgraph.node.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.http.findings.Findings;
import creditgraph.http.findings.FindingsDocument;
import creditgraph.http.job.Jobs;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pekko.Done;

/// Writes `exports/findings/<ruleset>.json`: the report of the findings job that was started last,
/// of those that are finished, as `GET /findings/{id}/report` answers it. The file names its job,
/// so that it is written once a job.
final class FindingsPress implements ExportClerk.Work {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final Jobs jobs;
  private final Findings findings;
  private final Executor blocking;

  /// @param root the directory of all exports
  FindingsPress(Path root, Jobs jobs, Findings findings, Executor blocking) {
    this.directory = root.resolve("findings");
    this.jobs = jobs;
    this.findings = findings;
    this.blocking = blocking;
  }

  @Override
  public CompletionStage<Done> look(Instant now) {
    return jobs.list()
        .thenApplyAsync(list -> missing(list.jobs()), blocking)
        .thenCompose(this::writeAll);
  }

  private List<JobCard> missing(List<JobCard> cards) {
    Map<String, JobCard> latest =
        cards.stream()
            .filter(card -> card.status() == JobStatus.FINISHED)
            .filter(card -> card.spec() instanceof FindingsSpec)
            .collect(
                Collectors.toMap(
                    card -> card.spec().ruleset().value(),
                    Function.identity(),
                    BinaryOperator.maxBy(
                        Comparator.comparing(JobCard::startedAt).thenComparing(JobCard::jobId)),
                    TreeMap::new));
    return latest.values().stream().filter(card -> !isWritten(card)).toList();
  }

  private boolean isWritten(JobCard card) {
    Path file = file(card);
    try {
      return Files.exists(file)
          && JSON.readTree(Files.readAllBytes(file)).path("id").asText().equals(card.jobId());
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /// One that cannot be reported, as when its rows are gone, does not keep the others from it.
  private CompletionStage<Done> writeAll(List<JobCard> cards) {
    return CompletableFuture.allOf(
            cards.stream()
                .map(card -> write(card).toCompletableFuture())
                .toArray(CompletableFuture[]::new))
        .thenApply(_ -> Done.getInstance());
  }

  private CompletionStage<Done> write(JobCard card) {
    if (!(card.spec() instanceof FindingsSpec spec)) {
      throw new IllegalArgumentException("job " + card.jobId() + " is of another kind");
    }
    return findings
        .report(card.jobId(), card.snapshot())
        .thenApplyAsync(
            report -> {
              try {
                Files.createDirectories(directory);
                DurableFiles.write(file(card), FindingsDocument.of(card, spec, report));
              } catch (IOException e) {
                throw new CompletionException(e);
              }
              return Done.getInstance();
            },
            blocking);
  }

  private Path file(JobCard card) {
    return directory.resolve(card.spec().ruleset().value() + ".json");
  }
}
