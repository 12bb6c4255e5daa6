package creditgraph.protocol;

/// Marks an event that is stored in a journal and read back by later versions of the program.
public interface JournalEvent extends WireMessage {}
