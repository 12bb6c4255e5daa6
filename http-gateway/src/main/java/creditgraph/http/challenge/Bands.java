package creditgraph.http.challenge;

import java.util.List;

/// What a drawn challenge may be asked for, as the contract states it.
final class Bands {

  static final List<String> WORDS = List.of("gentle", "fair", "hard", "far");

  static final int MAX_SEED = 999_999_999;

  private Bands() {}
}
