package creditgraph.ingest.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A registry for tests that are about files.
public final class MemoryRegistry implements SnapshotRegistry {

  private static final Author AUTHOR = new Author("test@here", "here:/graph", "a test", "test");

  private final List<RegistryEvent> events = new ArrayList<>();
  private final List<Long> concluded = new ArrayList<>();

  @Override
  public long intend(Operation operation) {
    return add(operation, State.INTENDED, "");
  }

  @Override
  public void conclude(long intended, State state, String note) {
    concluded.add(intended);
    add(events.get((int) intended).operation(), state, note);
  }

  @Override
  public void refuse(Operation operation, String reason) {
    add(operation, State.REFUSED, reason);
  }

  @Override
  public List<RegistryEvent> unfinished() {
    return events.stream()
        .filter(event -> event.state() == State.INTENDED && !concluded.contains(event.id()))
        .toList();
  }

  @Override
  public List<RegistryEvent> newest(int limit) {
    return events.reversed().stream().limit(limit).toList();
  }

  private long add(Operation operation, State state, String note) {
    events.add(new RegistryEvent(events.size(), Instant.EPOCH, state, operation, AUTHOR, note));
    return events.getLast().id();
  }

  @Override
  public void close() {}
}
