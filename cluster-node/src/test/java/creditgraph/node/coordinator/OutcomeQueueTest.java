package creditgraph.node.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.coordinator.OutcomeQueue.Report;
import creditgraph.protocol.work.TaskReport;
import java.util.Collections;
import org.junit.jupiter.api.Test;

final class OutcomeQueueTest {

  private final OutcomeQueue queue = new OutcomeQueue();

  @Test
  void holdsBackWhatComesWhileABatchIsWritten() {
    queue.add(report("a", 1));
    queue.add(report("b", 1));
    assertThat(queue.next()).extracting(Report::lane).containsExactly("a", "b");

    queue.add(report("c", 1));
    assertThat(queue.isDue()).isFalse();
    queue.settle();

    assertThat(queue.isDue()).isTrue();
    assertThat(queue.next()).extracting(Report::lane).containsExactly("c");
  }

  @Test
  void keepsOneReportALane() {
    queue.add(report("a", 1));
    queue.add(report("a", 2));

    assertThat(queue.next()).singleElement().extracting(one -> one.tasks().size()).isEqualTo(2);
  }

  @Test
  void endsABatchWhenItIsLargeEnough() {
    queue.add(report("a", OutcomeQueue.ENOUGH_TASKS));
    queue.add(report("b", 1));

    assertThat(queue.next()).extracting(Report::lane).containsExactly("a");
    queue.settle();
    assertThat(queue.next()).extracting(Report::lane).containsExactly("b");
  }

  @Test
  void doesNotRecognizeABatchFromBeforeAReset() {
    queue.add(report("a", 1));
    queue.next();
    long before = queue.batch();

    queue.reset();

    assertThat(queue.written(before)).isEmpty();
    assertThat(queue.isDue()).isFalse();
  }

  private static Report report(String lane, int tasks) {
    TaskReport one = new TaskReport("sample/0123456789abcdef/0", Samples.twoApart(1));
    return new Report(lane, Collections.nCopies(tasks, one), () -> {});
  }
}
