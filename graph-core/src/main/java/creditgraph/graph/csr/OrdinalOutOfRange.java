package creditgraph.graph.csr;

/// An ordinal that a graph does not have; most often one of another snapshot.
public final class OrdinalOutOfRange extends IndexOutOfBoundsException {

  private static final long serialVersionUID = 1L;

  private OrdinalOutOfRange(String message) {
    super(message);
  }

  /// @param what of which the ordinal is, in the singular
  /// @return the ordinal
  /// @throws OrdinalOutOfRange when it is not one of `count`
  public static int require(String what, int ordinal, int count) {
    if (ordinal < 0 || ordinal >= count) {
      throw new OrdinalOutOfRange(
          count == 0
              ? "%s ordinal %d: there is none here".formatted(what, ordinal)
              : "%s ordinal %d: expected 0 to %d".formatted(what, ordinal, count - 1));
    }
    return ordinal;
  }
}
