package creditgraph.node.gateway;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Lets questions in as long as those inside are soon answered, and refuses the others at the door,
/// before anybody is asked.
///
/// Two things look alike when they begin and must be told apart. *A crowd* that comes at once is
/// let in up to [#crowd]: it is answered in a moment and nobody comes after it. *A queue that
/// stands*, because more come than are answered, helps nobody: everybody waits, and no more are
/// answered than without it. So when somebody has been waiting without a break for [#PATIENCE],
/// only as many are let in as are answered within [#wait], by the pace at which answers have left
/// lately; never fewer than four times as many as are worked on at once: on a slow machine, a few
/// players who ask in turn are no overload. That ends when nobody has had to wait for [#PATIENCE]
/// without a break: while more come than are answered, a queue is empty for a moment now and then,
/// and a crowd that was let in each time would make everybody wait. This is the idea of CoDel
/// (Nichols and Jacobson, *Controlling Queue Delay*, 2012) at the door of the queue.
///
/// The pace is a guess of what comes. When those at work are held up, by other work of the machine
/// or by a few long questions, those behind them have waited in vain; so at the end of the queue,
/// too, whoever has waited longer than [#wait] is refused ([#isTooLate]), and who has come since
/// has his turn in time. Only while others are refused at the door: a few who ask in turn, and whom
/// nobody follows, would rather wait. Such a refusal says nothing about the pace.
///
/// Threads: any.
public final class Admission {

  static final Duration PATIENCE = Duration.ofMillis(200);

  /// A sixteenth of what is new: some dozen answers tell the pace.
  private static final int SMOOTHING = 16;

  private final int atOnce;
  private final int crowd;
  private final long waitNanos;
  private final LongSupplier clock;

  private int inside;
  private boolean standing;

  /// When nobody had to wait last, and when somebody had to.
  private long calmAt;

  private long waitedAt;

  /// When somebody came last and every place was taken.
  private long fullAt;

  private long leftAt;
  private boolean busySinceLeft;
  private double nanosEach;

  /// @param atOnce questions that are worked on at the same time; those beyond wait
  /// @param crowd questions inside at the most
  /// @param wait how long one may wait when others have been waiting for a while
  /// @param clock nanoseconds that do not go back
  public Admission(int atOnce, int crowd, Duration wait, LongSupplier clock) {
    this.atOnce = atOnce;
    this.crowd = crowd;
    this.waitNanos = wait.toNanos();
    this.clock = clock;
    this.calmAt = clock.getAsLong();
    this.waitedAt = calmAt;
    this.fullAt = calmAt - PATIENCE.toNanos();
    this.leftAt = calmAt;
  }

  /// Lets so many in at once; nobody waits.
  public static Admission of(int places) {
    return new Admission(places, places, Duration.ZERO, System::nanoTime);
  }

  /// The answer, or the refusal at once. A question gives its place back however it ends.
  public <T> CompletionStage<T> admit(
      Supplier<CompletionStage<T>> question, Supplier<CompletionStage<T>> refusal) {
    return admit(question, refusal, _ -> true);
  }

  /// The same for questions that may be refused inside.
  ///
  /// @param answered whether it was answered and not refused
  public <T> CompletionStage<T> admit(
      Supplier<CompletionStage<T>> question,
      Supplier<CompletionStage<T>> refusal,
      Predicate<T> answered) {
    if (!enter()) {
      return refusal.get();
    }
    CompletionStage<T> answer;
    try {
      answer = question.get();
    } catch (RuntimeException broken) {
      leave(true);
      throw broken;
    }
    return answer.whenComplete((reply, failure) -> leave(failure != null || answered.test(reply)));
  }

  /// Whether one who comes now is refused. Asked only for one who comes.
  synchronized boolean isFull() {
    return isFull(clock.getAsLong());
  }

  /// Questions that have come in and not gone out.
  synchronized int inside() {
    return inside;
  }

  /// Whether somebody has been waiting without a break for so long that fewer are let in.
  synchronized boolean isStanding() {
    return stands(clock.getAsLong());
  }

  /// Whether one of those inside has waited for his turn until it is better not to have it.
  public synchronized boolean isTooLate(Duration waited) {
    long now = clock.getAsLong();
    return waited.toNanos() > waitNanos && stands(now) && now - fullAt < PATIENCE.toNanos();
  }

  private synchronized boolean enter() {
    long now = clock.getAsLong();
    note(now);
    if (isFull(now)) {
      return false;
    }
    inside++;
    note(now);
    return true;
  }

  private synchronized void leave(boolean answered) {
    long now = clock.getAsLong();
    note(now);
    if (answered) {
      learn(now);
    }
    inside--;
    busySinceLeft = inside >= atOnce && (answered || busySinceLeft);
    note(now);
  }

  private void learn(long now) {
    if (busySinceLeft) {
      double took = now - leftAt;
      nanosEach = nanosEach == 0 ? took : nanosEach + (took - nanosEach) / SMOOTHING;
    }
    leftAt = now;
  }

  /// Whether one who comes would have to wait, from the last note until now.
  private void note(long now) {
    standing = stands(now);
    if (inside < atOnce) {
      calmAt = now;
    } else {
      waitedAt = now;
    }
  }

  private boolean stands(long now) {
    return inside < atOnce
        ? standing && now - waitedAt < PATIENCE.toNanos()
        : standing || now - calmAt >= PATIENCE.toNanos();
  }

  private boolean isFull(long now) {
    boolean full = inside >= places(now);
    if (full) {
      fullAt = now;
    }
    return full;
  }

  private int places(long now) {
    if (nanosEach == 0 || !stands(now)) {
      return crowd;
    }
    return Math.clamp((long) (waitNanos / nanosEach), Math.min(4 * atOnce, crowd), crowd);
  }
}
