package creditgraph.node.work;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.work.TaskRunner.BatchRun;
import creditgraph.protocol.work.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class TidyRunnerTest {

  private static final BatchRun NOTHING = new BatchRun(List.of(), Duration.ZERO);

  private final List<CompletableFuture<BatchRun>> running = new ArrayList<>();
  private int collections;
  private final TaskRunner tidy = TidyRunner.of(new Held(), Runnable::run, () -> collections++);

  @Test
  void collectsWhenABatchHasEndedAndNotBefore() {
    CompletionStage<BatchRun> batch = tidy.run(List.of(), Duration.ZERO);
    assertThat(collections).isZero();

    running.getFirst().complete(NOTHING);
    assertThat(collections).isOne();
    assertThat(batch).isCompletedWithValue(NOTHING);
  }

  @Test
  void collectsMoreSeldomEachTime() {
    List<Integer> after = new ArrayList<>();
    for (int batch = 1; batch <= 20; batch++) {
      int before = collections;
      tidy.run(List.of(), Duration.ZERO);
      running.getLast().complete(NOTHING);
      if (collections > before) {
        after.add(batch);
      }
    }
    assertThat(after).containsExactly(1, 2, 4, 8, 16);
  }

  @Test
  void collectsAfterABatchThatBroke() {
    CompletionStage<BatchRun> broken = tidy.run(List.of(), Duration.ZERO);
    running.getFirst().completeExceptionally(new IllegalStateException("broken"));

    assertThat(broken).isCompletedExceptionally();
    assertThat(collections).isOne();
  }

  @Test
  void hasOpenWhatItsRunnerHas() {
    assertThat(tidy.openFingerprints()).containsExactly("f1");
  }

  private final class Held implements TaskRunner {

    @Override
    public List<String> openFingerprints() {
      return List.of("f1");
    }

    @Override
    public CompletionStage<BatchRun> run(List<Task> tasks, Duration enough) {
      CompletableFuture<BatchRun> batch = new CompletableFuture<>();
      running.add(batch);
      return batch;
    }
  }
}
