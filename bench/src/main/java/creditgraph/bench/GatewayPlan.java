package creditgraph.bench;

/// How much is asked of a gateway.
enum GatewayPlan {
  QUICK(50, 2_000, 2_000, 5, 2),
  WHOLE(300, 20_000, 20_000, 60, 10);

  /// Connections of a browser-like load.
  static final int CONNECTIONS = 8;

  /// Searches for a name that come in a second: some ten people who type at once.
  static final int SEARCHES_PER_SECOND = 40;

  /// Searches with slips that come in a second.
  static final int SLIPS_PER_SECOND = 15;

  /// How many times its capacity the gateway is asked for.
  static final int OVERLOAD = 4;

  /// Seconds of overload before those that count.
  static final int LEAD_SECONDS = 10;

  /// So many that a request seldom waits for one to be free.
  static final int OVERLOAD_CONNECTIONS = 256;

  /// People who come at the same moment, and how often they do.
  static final int CROWD = 30;

  static final int CROWDS = 20;

  final int checked;
  final int warming;
  final int timed;
  final int searchSeconds;
  final int overloadSeconds;

  GatewayPlan(int checked, int warming, int timed, int searchSeconds, int overloadSeconds) {
    this.checked = checked;
    this.warming = warming;
    this.timed = timed;
    this.searchSeconds = searchSeconds;
    this.overloadSeconds = overloadSeconds;
  }
}
