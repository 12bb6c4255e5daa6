package creditgraph.node.search;

import creditgraph.protocol.path.RouteOptions;
import creditgraph.protocol.path.RouteQuestion;

/// A question for a route in the direction in which it is searched, from the pair's lower artist to
/// the higher: equal for all who mean the same, from whichever end they ask and however they put
/// their options.
///
/// @param options read from the lower artist to the higher
public record PairQuestion(PairKey pair, RouteOptions options) {

  static PairQuestion of(RouteQuestion question) {
    return new PairQuestion(
        PairKey.of(question.ruleset(), question.from(), question.to()),
        isUpward(question) ? question.options() : question.options().reversed());
  }

  /// Whether it was put in the direction in which it is searched.
  static boolean isUpward(RouteQuestion question) {
    return question.from().value() < question.to().value();
  }

  /// `performers/41/45`, and with options `performers/41/45/years=1960-1969`.
  String entityId() {
    return options.isNone() ? pair.entityId() : pair.entityId() + "/" + options.canonical();
  }
}
