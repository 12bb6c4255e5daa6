package creditgraph.http.metrics;

import creditgraph.http.contract.Operation;
import creditgraph.http.contract.Operations;
import creditgraph.http.exchange.Handler;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

/// Tells a [GatewayMeter] of every answer. What strangers write, addresses and methods, becomes one
/// of the contract's operations, so that nobody can make a gateway count ever more things.
public final class Measured implements Handler {

  private static final int INTERNAL_SERVER_ERROR = 500;

  private final Handler inner;
  private final Operations operations;
  private final GatewayMeter meter;

  private Measured(Handler inner, Operations operations, GatewayMeter meter) {
    this.inner = inner;
    this.operations = operations;
    this.meter = meter;
  }

  public static Measured around(Handler inner, Operations operations, GatewayMeter meter) {
    return new Measured(inner, operations, meter);
  }

  @Override
  public CompletionStage<HttpResponse> handle(HttpRequest request) {
    long start = System.nanoTime();
    Operation operation = operations.of(request.method().value(), request.getUri().getPathString());
    return inner
        .handle(request)
        .whenComplete((response, _) -> tell(operation, response, System.nanoTime() - start));
  }

  /// @param response null when there is none; the server then makes one
  private void tell(Operation operation, @Nullable HttpResponse response, long nanos) {
    if (response == null) {
      meter.answered(operation, INTERNAL_SERVER_ERROR, nanos);
      return;
    }
    meter.answered(operation, response.status().intValue(), nanos);
    Refusal refusal = Refusal.of(response);
    if (refusal != null) {
      meter.refused(refusal);
    }
  }
}
