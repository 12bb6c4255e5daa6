package creditgraph.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/// The most heap that was in use when a collection began: garbage included, so that it says which
/// heap sufficed and not which would.
final class PeakHeap {

  private final Set<String> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());
  private long most;

  private PeakHeap() {}

  /// Watches this process from now on.
  static PeakHeap watch() {
    PeakHeap peak = new PeakHeap();
    ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(NotificationEmitter.class::isInstance)
        .map(NotificationEmitter.class::cast)
        .forEach(collector ->
            collector.addNotificationListener((told, _) -> peak.collected(told), null, null));
    return peak;
  }

  private void collected(Notification told) {
    if (told.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      GcInfo collection =
          GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData()).getGcInfo();
      raise(used(collection.getMemoryUsageBeforeGc()));
    }
  }

  private long used(Map<String, MemoryUsage> usage) {
    return usage.entrySet().stream()
        .filter(pool -> pools.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }

  private synchronized void raise(long bytes) {
    most = Math.max(most, bytes);
  }

  synchronized long bytes() {
    raise(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    return most;
  }
}
