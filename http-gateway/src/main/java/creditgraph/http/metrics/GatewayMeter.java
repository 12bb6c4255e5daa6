package creditgraph.http.metrics;

import creditgraph.http.contract.Operation;
import java.util.List;
import java.util.function.IntSupplier;

/// Is told what a gateway does, for whoever counts it. Threads: any; told between two answers, so
/// it must be short.
public interface GatewayMeter {

  /// Counts nothing.
  GatewayMeter NONE =
      new GatewayMeter() {
        @Override
        public void begin(List<Operation> operations, IntSupplier streams) {}

        @Override
        public void answered(Operation operation, int status, long nanos) {}

        @Override
        public void refused(Refusal reason) {}
      };

  /// Told once, before anything else.
  ///
  /// @param operations all that it will ever be told of, by index
  /// @param streams of server-sent events that are open now
  void begin(List<Operation> operations, IntSupplier streams);

  /// Told of each answer when its head is known; a body may still be on its way.
  ///
  /// @param nanos since the head of the request was read
  void answered(Operation operation, int status, long nanos);

  /// Told of some of the answers besides.
  void refused(Refusal reason);
}
