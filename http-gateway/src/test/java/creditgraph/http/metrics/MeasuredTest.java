package creditgraph.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.http.contract.Operation;
import creditgraph.http.contract.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;

final class MeasuredTest {

  private record Told(String method, String route, int status) {}

  private final List<Told> answers = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final GatewayMeter meter =
      new GatewayMeter() {
        @Override
        public void begin(List<Operation> operations, IntSupplier streams) {
          throw new AssertionError("the server begins");
        }

        @Override
        public void answered(Operation operation, int status, long nanos) {
          assertThat(nanos).isNotNegative();
          answers.add(new Told(operation.method(), operation.route(), status));
        }

        @Override
        public void refused(Refusal reason) {
          refusals.add(reason);
        }
      };

  private final CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
  private final Measured measured = Measured.around(_ -> answer, Operations.ofContract(), meter);

  @Test
  void tellsOfAnAnswerWhenItIsThere() {
    CompletableFuture<HttpResponse> given = ask("/artists/42?ruleset=everyone");
    assertThat(answers).isEmpty();
    HttpResponse response = HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED);

    answer.complete(response);

    assertThat(given.join()).isSameAs(response);
    assertThat(answers).containsExactly(new Told("GET", "/artists/{id}", 304));
    assertThat(refusals).isEmpty();
  }

  @Test
  void takesAFaultForAnAnswerOfOurs() {
    CompletableFuture<HttpResponse> given = ask("/paths");

    answer.completeExceptionally(new IllegalStateException("broken"));

    assertThat(given).isCompletedExceptionally();
    assertThat(answers).containsExactly(new Told("GET", "/paths", 500));
  }

  @Test
  void tellsWhyARequestWasTurnedAway() {
    answer.complete(refusal(503));
    assertThat(ask("/paths")).isCompleted();
    assertThat(refusals).containsExactly(Refusal.BUSY);
  }

  @Test
  void tellsWhoAsksTooOften() {
    answer.complete(refusal(429));
    assertThat(ask("/paths")).isCompleted();
    assertThat(refusals).containsExactly(Refusal.RATE_LIMITED);
  }

  @Test
  void doesNotTakeIllHealthForARefusal() {
    answer.complete(HttpResponse.create().withStatus(503));
    assertThat(ask("/health")).isCompleted();
    assertThat(answers).containsExactly(new Told("GET", "/health", 503));
    assertThat(refusals).isEmpty();
  }

  private static HttpResponse refusal(int status) {
    return HttpResponse.create().withStatus(status).addHeader(RawHeader.create("Retry-After", "2"));
  }

  private CompletableFuture<HttpResponse> ask(String address) {
    return measured.handle(HttpRequest.GET(address)).toCompletableFuture();
  }
}
