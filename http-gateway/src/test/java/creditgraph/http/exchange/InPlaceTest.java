package creditgraph.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.apache.pekko.dispatch.Futures;
import org.junit.jupiter.api.Test;
import scala.concurrent.Promise;
import scala.jdk.javaapi.FutureConverters;

/// A stage made of a future of Scala's, as Pekko hands them out.
class InPlaceTest {

  private final Promise<String> promise = Futures.promise();
  private final CompletableFuture<String> answer =
      InPlace.of(FutureConverters.asJava(promise.future()));

  @Test
  void goesOnWhereTheAnswerCame() {
    CompletableFuture<Thread> continued = answer.thenApply(_ -> Thread.currentThread());

    promise.success("found");

    assertThat(continued).isCompletedWithValue(Thread.currentThread());
  }

  @Test
  void goesOnAtOnceWhenTheAnswerIsThere() {
    promise.success("found");

    assertThat(InPlace.of(FutureConverters.asJava(promise.future())).thenApply(String::length))
        .isCompletedWithValue(5);
  }

  @Test
  void failsAsTheAnswerDoes() {
    IllegalStateException fault = new IllegalStateException("broken");

    promise.failure(fault);

    assertThat(answer.exceptionNow()).isSameAs(fault);
  }
}
