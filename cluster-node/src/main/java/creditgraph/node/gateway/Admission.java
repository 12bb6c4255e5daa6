package creditgraph.node.gateway;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
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
/// (Nichols and Jacobson, *Controlling Queue Delay*, 2012) at the door of the queue instead of its
/// end: whoever is let in is answered.
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
    this.leftAt = calmAt;
  }

  /// Lets so many in at once; nobody waits.
  public static Admission of(int places) {
    return new Admission(places, places, Duration.ZERO, System::nanoTime);
  }

  /// The answer, or the refusal at once. A question gives its place back however it ends.
  public <T> CompletionStage<T> admit(
      Supplier<CompletionStage<T>> question, Supplier<CompletionStage<T>> refusal) {
    if (!enter()) {
      return refusal.get();
    }
    CompletionStage<T> answer;
    try {
      answer = question.get();
    } catch (RuntimeException broken) {
      leave();
      throw broken;
    }
    return answer.whenComplete((_, _) -> leave());
  }

  synchronized boolean isFull() {
    return inside >= places(clock.getAsLong());
  }

  /// Questions that have come in and not gone out.
  synchronized int inside() {
    return inside;
  }

  /// Whether somebody has been waiting without a break for so long that fewer are let in.
  synchronized boolean isStanding() {
    return stands(clock.getAsLong());
  }

  private synchronized boolean enter() {
    long now = clock.getAsLong();
    note(now);
    if (inside >= places(now)) {
      return false;
    }
    inside++;
    note(now);
    return true;
  }

  private synchronized void leave() {
    long now = clock.getAsLong();
    note(now);
    if (busySinceLeft) {
      double took = now - leftAt;
      nanosEach = nanosEach == 0 ? took : nanosEach + (took - nanosEach) / SMOOTHING;
    }
    inside--;
    leftAt = now;
    busySinceLeft = inside >= atOnce;
    note(now);
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

  private int places(long now) {
    if (nanosEach == 0 || !stands(now)) {
      return crowd;
    }
    return Math.clamp((long) (waitNanos / nanosEach), Math.min(4 * atOnce, crowd), crowd);
  }
}
