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
/// lately; never fewer than twice as many as are worked on at once, so that a short queue does not
/// look like none. This is the idea of CoDel (Nichols and Jacobson, *Controlling Queue Delay*,
/// 2012) at the door of the queue instead of its end: whoever is let in is answered.
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
  private long calmAt;
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

  private synchronized boolean enter() {
    long now = clock.getAsLong();
    noteCalm(now);
    if (inside >= places(now)) {
      return false;
    }
    inside++;
    return true;
  }

  private synchronized void leave() {
    long now = clock.getAsLong();
    if (busySinceLeft) {
      double took = now - leftAt;
      nanosEach = nanosEach == 0 ? took : nanosEach + (took - nanosEach) / SMOOTHING;
    }
    inside--;
    leftAt = now;
    busySinceLeft = inside >= atOnce;
    noteCalm(now);
  }

  /// Nobody waits, and nobody would have to.
  private void noteCalm(long now) {
    if (inside < atOnce) {
      calmAt = now;
    }
  }

  private int places(long now) {
    if (inside < atOnce || nanosEach == 0 || now - calmAt < PATIENCE.toNanos()) {
      return crowd;
    }
    return Math.clamp((long) (waitNanos / nanosEach), Math.min(2 * atOnce, crowd), crowd);
  }
}
