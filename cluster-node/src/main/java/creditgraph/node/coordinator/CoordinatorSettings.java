package creditgraph.node.coordinator;

import java.time.Duration;

/// @param lease how long a task's lane may be silent
/// @param maxRunning jobs that may run at once
public record CoordinatorSettings(Duration lease, int maxRunning) {}
