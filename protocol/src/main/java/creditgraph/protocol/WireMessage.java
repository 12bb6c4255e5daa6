package creditgraph.protocol;

/// Marks what may travel between nodes. Pekko serializes it as CBOR through Jackson.
///
/// A wire type is a public contract: optional fields may be added, none reused or renamed. A sealed
/// family that appears as a field lists its cases by short logical name, never by class name.
public interface WireMessage {}
