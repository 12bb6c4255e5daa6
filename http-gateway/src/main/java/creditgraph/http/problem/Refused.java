package creditgraph.http.problem;

/// Ends the reading of a request that cannot be asked. Thrown and caught inside the gateway alone.
public final class Refused extends RuntimeException {

  private final transient Problem problem;

  public Refused(Problem problem) {
    // No stack trace: the fault is the client's, and the problem says where.
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
