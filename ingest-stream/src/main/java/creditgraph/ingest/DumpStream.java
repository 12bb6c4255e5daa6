package creditgraph.ingest;

import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.progress.Progress;
import creditgraph.ingest.tables.CatalogSink;
import creditgraph.ingest.tables.RowBatch;
import creditgraph.ingest.xml.RecordBatch;
import creditgraph.ingest.xml.RecordParser;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.ActorAttributes;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/// One part of a dump file into the tables of its type.
///
/// ```
/// file ─ inflate, frame ─▶ batches ═ repair, parse ═▶ rows ─ ledger ─┬▶ lane: tables
///        reading thread              parsing pool,        in order   ├▶ lane: tables
///                                    order kept                      └▶ …   writing threads
/// ```
///
/// Every arrow is bounded: at most one batch is parsed for each processor, and
/// `creditgraph.ingest.lane-buffer` wait before a lane. The slowest lane slows the reader. A
/// failure anywhere ends all of it.
final class DumpStream {

  private static final String READING = "creditgraph.ingest.reading-dispatcher";
  private static final String PARSING = "creditgraph.ingest.parsing-dispatcher";
  private static final String WRITING = "creditgraph.ingest.writing-dispatcher";

  private final ActorSystem system;
  private final Progress progress;
  private final Executor parsing;
  private final int parallelism;
  private final int laneBuffer;

  DumpStream(ActorSystem system, Progress progress) {
    this.system = system;
    this.progress = progress;
    this.parsing = system.dispatchers().lookup(PARSING);
    this.parallelism = Runtime.getRuntime().availableProcessors();
    this.laneBuffer = system.settings().config().getInt("creditgraph.ingest.lane-buffer");
  }

  /// Runs the part through that `parts` has begun.
  ///
  /// @return completes when every lane has ended and nobody reads from `parts` any more; fails with
  ///   the first failure
  CompletableFuture<Void> run(DumpType type, DumpParts parts, DumpLedger ledger, CatalogSink sink) {
    CompletableFuture<Done> released = new CompletableFuture<>();
    LaneQueues queues = new LaneQueues(sink.lanes().size());
    Source<RowBatch, List<CompletionStage<Done>>> rows =
        batches(parts, released)
            .mapAsync(parallelism, parserOf(type))
            .map(parsed -> {
              ledger.enter(parsed);
              queues.handedOut();
              return parsed.rows();
            })
            .mapMaterializedValue(_ -> List.of(released));
    for (CatalogSink.Lane lane : sink.lanes()) {
      rows = rows.alsoToMat(writing(lane, queues), DumpStream::plus);
    }
    List<CompletionStage<Done>> ends = rows.to(Sink.ignore()).run(system);
    return CompletableFuture.allOf(
        ends.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
  }

  private static Source<RecordBatch, NotUsed> batches(
      DumpParts parts, CompletableFuture<Done> released) {
    return Source.unfoldResource(
            () -> parts, DumpParts::next, _ -> released.complete(Done.getInstance()))
        .withAttributes(ActorAttributes.dispatcher(READING))
        .async();
  }

  private org.apache.pekko.japi.function.Function<RecordBatch, CompletionStage<ParsedBatch>>
      parserOf(DumpType type) {
    RecordParser parser = new RecordParser(type);
    return batch ->
        CompletableFuture.supplyAsync(() -> ParsedBatch.of(type, parser, batch), parsing);
  }

  private Sink<RowBatch, CompletionStage<Done>> writing(CatalogSink.Lane lane, LaneQueues queues) {
    return Sink.<RowBatch>foreach(
            batch -> {
              lane.write(batch);
              queues.written();
            })
        .async(WRITING, laneBuffer);
  }

  /// Tells how many batches wait before all lanes together, those being written included.
  private final class LaneQueues {

    private final int lanes;
    private final AtomicInteger waiting = new AtomicInteger();

    LaneQueues(int lanes) {
      this.lanes = lanes;
    }

    void handedOut() {
      tell(waiting.addAndGet(lanes));
    }

    void written() {
      tell(waiting.decrementAndGet());
    }

    private void tell(int count) {
      progress.queue(count, lanes * (laneBuffer + 1));
    }
  }

  private static <T> List<T> plus(List<T> list, T next) {
    return Stream.concat(list.stream(), Stream.of(next)).toList();
  }
}
