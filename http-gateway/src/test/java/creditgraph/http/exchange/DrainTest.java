package creditgraph.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.junit.jupiter.api.Test;

class DrainTest {

  private final List<CompletableFuture<HttpResponse>> running = new ArrayList<>();
  private final Drain drain =
      Drain.of(request -> {
        running.add(new CompletableFuture<>());
        return running.getLast();
      });

  @Test
  void isQuietAtOnceWhenNothingRuns() {
    assertThat(drain.begin()).isCompleted();
  }

  @Test
  void isQuietAfterTheLastAnswerWhateverItIs() {
    CompletableFuture<HttpResponse> first = ask();
    CompletableFuture<HttpResponse> second = ask();
    CompletionStage<Done> quiet = drain.begin();
    running.get(0).complete(HttpResponse.create());
    assertThat(first).isCompleted();
    assertThat(quiet).isNotCompleted();

    running.get(1).completeExceptionally(new IllegalStateException("broken"));

    assertThat(second).isCompletedExceptionally();
    assertThat(quiet).isCompleted();
  }

  @Test
  void answersWhileClosingAndSaysThatItIsTheLast() {
    CompletableFuture<HttpResponse> before = ask();
    running.getLast().complete(HttpResponse.create());
    CompletableFuture<HttpResponse> during = ask();
    drain.begin();
    running.getLast().complete(HttpResponse.create());

    assertThat(before.join().getHeader("Connection")).isEmpty();
    assertThat(during.join().getHeader("Connection").orElseThrow().value()).isEqualTo("close");
  }

  private CompletableFuture<HttpResponse> ask() {
    return drain.handle(HttpRequest.GET("/")).toCompletableFuture();
  }
}
