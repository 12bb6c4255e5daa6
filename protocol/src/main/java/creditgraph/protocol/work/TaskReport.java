package creditgraph.protocol.work;

import creditgraph.protocol.WireMessage;

/// A task and how it ended.
public record TaskReport(String taskName, TaskOutcome outcome) implements WireMessage {}
