package creditgraph.ingest.fetch;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The body of an answer, piece by piece, for one reading thread that will not wait for ever.
///
/// Asks for one piece at a time, so that at most one waits and a slow disk slows the sender.
final class BodyQueue implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

  private sealed interface Signal {
    record Piece(List<ByteBuffer> buffers) implements Signal {}

    record Failure(Throwable cause) implements Signal {}

    record End() implements Signal {}
  }

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    signals.add(new Signal.Piece(buffers));
  }

  @Override
  public void onError(Throwable cause) {
    signals.add(new Signal.Failure(cause));
  }

  @Override
  public void onComplete() {
    signals.add(new Signal.End());
  }

  /// The next piece; empty at the end of the body.
  ///
  /// @throws TryAgain when the connection broke, or nothing came for so long
  List<ByteBuffer> next(Duration stall) throws TryAgain, InterruptedException {
    Signal signal = signals.poll(stall.toNanos(), TimeUnit.NANOSECONDS);
    return switch (signal) {
      case null -> throw new TryAgain("no byte came for " + stall.toSeconds() + " s");
      case Signal.Piece piece -> {
        Flow.Subscription from = subscription;
        if (from != null) {
          from.request(1);
        }
        yield piece.buffers();
      }
      case Signal.Failure failure -> throw new TryAgain(Web.described(failure.cause()));
      case Signal.End _ -> List.of();
    };
  }

  /// Ends the connection when the body has not ended.
  @Override
  public void close() {
    Flow.Subscription from = subscription;
    if (from != null) {
      from.cancel();
    }
  }
}
