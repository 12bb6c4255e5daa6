package creditgraph.node.metrics;

import creditgraph.http.contract.Operation;
import creditgraph.http.metrics.GatewayMeter;
import creditgraph.http.metrics.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntSupplier;

/// Times a gateway's answers by operation and class of status. Each pair has its timer, made at its
/// first answer and found by an index from then on: no tag is compared for an answer.
final class GatewayTimers implements GatewayMeter {

  /// `1xx` to `5xx`.
  private static final int CLASSES = 5;

  private final MeterRegistry registry;
  private final Map<Refusal, Counter> refusals = new EnumMap<>(Refusal.class);
  private volatile AtomicReferenceArray<Timer> timers = new AtomicReferenceArray<>(0);

  GatewayTimers(MeterRegistry registry) {
    this.registry = registry;
    for (Refusal reason : Refusal.values()) {
      refusals.put(
          reason,
          Counter.builder("creditgraph.http.refusals")
              .description("Requests turned away although nothing was wrong with them")
              .tag("reason", reason.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  @Override
  public void begin(List<Operation> operations, IntSupplier streams) {
    timers = new AtomicReferenceArray<>(operations.size() * CLASSES);
    Gauge.builder("creditgraph.http.event.streams", streams::getAsInt)
        .description("Streams of server-sent events that somebody listens to")
        .register(registry);
  }

  @Override
  public void answered(Operation operation, int status, long nanos) {
    int statusClass = Math.clamp(status / 100, 1, CLASSES);
    int index = operation.index() * CLASSES + statusClass - 1;
    Timer timer = timers.get(index);
    if (timer == null) {
      timer = timer(operation, statusClass);
      timers.set(index, timer);
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void refused(Refusal reason) {
    Objects.requireNonNull(refusals.get(reason)).increment();
  }

  /// The registry has one for equal tags, whoever comes first.
  private Timer timer(Operation operation, int statusClass) {
    return Timings.of(
            "creditgraph.http.request.duration",
            "Requests answered by the gateway, from head to head",
            "route",
            operation.route(),
            "method",
            operation.method(),
            "status",
            statusClass + "xx")
        .register(registry);
  }
}
