package creditgraph.node.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Two questions are worked on at once, thirty may be inside, and a queue that stands may be as
/// long as is answered in twenty milliseconds.
class AdmissionTest {

  private static final int AT_ONCE = 2;
  private static final int CROWD = 30;
  private static final Duration WAIT = Duration.ofMillis(20);
  private static final String REFUSED = "refused";

  private final AtomicLong clock = new AtomicLong(TimeUnit.HOURS.toNanos(-1));
  private final Admission admission = new Admission(AT_ONCE, CROWD, WAIT, clock::get);
  private final Deque<CompletableFuture<String>> inside = new ArrayDeque<>();

  @Test
  void a_crowd_that_comes_at_once_is_let_in_and_one_more_refused_without_asking() {
    assertThat(enterUntilRefused()).isEqualTo(CROWD);
    assertThat(admission.isFull()).isTrue();

    CompletionStage<String> late =
        admission.admit(
            () -> {
              throw new AssertionError("asked");
            },
            AdmissionTest::refusal);

    assertThat(late).isCompletedWithValue(REFUSED);
  }

  @Test
  void a_queue_that_stands_is_as_long_as_is_answered_in_the_wait() {
    enterUntilRefused();
    answerOneEvery(1, 100);

    assertThat(inside).hasSizeLessThanOrEqualTo(CROWD);
    answerOneEvery(1, 200);

    assertThat(inside).hasSize(20);
    assertThat(admission.inside()).isEqualTo(20);
    assertThat(admission.isStanding()).isTrue();
  }

  @Test
  void the_slower_the_answers_leave_the_fewer_are_let_in_but_somebody_always_waits() {
    enterUntilRefused();
    answerOneEvery(2, 200);
    assertThat(inside).hasSize(10);

    answerOneEvery(50, 100);
    assertThat(inside).hasSize(4 * AT_ONCE);
  }

  @Test
  void a_moment_without_a_queue_lets_no_crowd_in() {
    enterUntilRefused();
    answerOneEvery(1, 200);
    answerAll();
    clock.addAndGet(Admission.PATIENCE.toNanos() / 2);

    assertThat(enterUntilRefused()).isEqualTo(20);
  }

  @Test
  void a_crowd_is_let_in_again_once_nobody_has_waited_for_a_while() {
    enterUntilRefused();
    answerOneEvery(1, 200);
    answerAll();
    clock.addAndGet(Admission.PATIENCE.toNanos());

    assertThat(admission.isStanding()).isFalse();
    assertThat(admission.inside()).isZero();
    assertThat(enterUntilRefused()).isEqualTo(CROWD);
  }

  @Test
  void whoever_never_waits_does_not_keep_a_crowd_out() {
    enterUntilRefused();
    answerOneEvery(1, 200);
    answerAll();
    for (int i = 0; i < 10; i++) {
      clock.addAndGet(Admission.PATIENCE.toNanos() / 10);
      ask();
      answer();
    }

    assertThat(enterUntilRefused()).isEqualTo(CROWD);
  }

  @Test
  void one_slow_answer_says_nothing_of_the_pace() {
    ask();
    clock.addAndGet(TimeUnit.SECONDS.toNanos(5));
    answer();
    enterUntilRefused();
    clock.addAndGet(Admission.PATIENCE.toNanos());

    answerAndAsk(1);

    assertThat(inside).hasSize(CROWD);
  }

  @Test
  void a_place_is_free_again_however_the_question_ended() {
    enterUntilRefused();
    inside.remove().completeExceptionally(new IllegalStateException());
    inside.remove().complete("found");

    assertThat(enterUntilRefused()).isEqualTo(2);
  }

  @Test
  void a_question_that_cannot_be_asked_takes_no_place() {
    for (int i = 0; i < CROWD + 1; i++) {
      assertThatIllegalStateException()
          .isThrownBy(() ->
              admission.admit(
                  () -> {
                    throw new IllegalStateException();
                  },
                  AdmissionTest::refusal));
    }
  }

  @Test
  void who_has_waited_longer_than_meant_comes_too_late_while_others_are_refused() {
    enterUntilRefused();
    assertThat(admission.isTooLate(WAIT.multipliedBy(10))).isFalse();

    answerOneEvery(1, 200);

    assertThat(admission.isTooLate(WAIT)).isFalse();
    assertThat(admission.isTooLate(WAIT.plusNanos(1))).isTrue();
  }

  @Test
  void nobody_comes_too_late_while_nobody_is_refused_at_the_door() {
    enterUntilRefused();
    answerOneEvery(1, 200);
    for (int i = 0; i < 12; i++) {
      clock.addAndGet(Admission.PATIENCE.toNanos() / 10);
      answer();
    }

    assertThat(admission.isStanding()).isTrue();
    assertThat(admission.isTooLate(WAIT.multipliedBy(10))).isFalse();
  }

  @Test
  void refusals_inside_are_no_pace() {
    enterUntilRefused();
    answerOneEvery(2, 200);
    assertThat(inside).hasSize(10);

    for (int i = 0; i < 100; i++) {
      inside.remove().complete(REFUSED);
      enterUntilRefused();
    }
    assertThat(inside).hasSize(10);

    answerOneEvery(1, 100);
    assertThat(inside).hasSizeBetween(19, 20);
  }

  /// More come than are answered: whenever one is, as many as may take its place.
  private void answerOneEvery(int millis, int times) {
    for (int i = 0; i < times; i++) {
      answerAndAsk(millis);
    }
  }

  private void answerAndAsk(int millis) {
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    answer();
    enterUntilRefused();
  }

  private void answerAll() {
    while (!inside.isEmpty()) {
      clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
      answer();
    }
  }

  private void answer() {
    inside.remove().complete("found");
  }

  private int enterUntilRefused() {
    int entered = 0;
    while (!ask().toCompletableFuture().isDone()) {
      entered++;
    }
    return entered;
  }

  private CompletionStage<String> ask() {
    return admission.admit(
        () -> {
          CompletableFuture<String> question = new CompletableFuture<>();
          inside.add(question);
          return question;
        },
        AdmissionTest::refusal,
        reply -> !reply.equals(REFUSED));
  }

  private static CompletionStage<String> refusal() {
    return CompletableFuture.completedStage(REFUSED);
  }
}
