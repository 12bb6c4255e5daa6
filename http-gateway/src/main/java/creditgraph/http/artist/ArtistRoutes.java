package creditgraph.http.artist;

import static org.apache.pekko.http.javadsl.server.Directives.path;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Json;
import creditgraph.http.exchange.Validator;
import creditgraph.http.limit.RateLimiter;
import creditgraph.http.limit.RequestBounds;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.request.QueryParameters;
import creditgraph.http.snapshot.Snapshots;
import creditgraph.http.snapshot.UnknownRulesets;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.artist.ArtistLookup.Busy;
import creditgraph.protocol.artist.ArtistLookup.Matches;
import creditgraph.protocol.artist.ArtistLookup.SearchReply;
import creditgraph.protocol.artist.ArtistLookup.SnapshotMatches;
import creditgraph.protocol.artist.ArtistLookup.UnknownRuleset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/// `GET /artists/search`
///
/// An answer is a function of the snapshot and the question, so a client that holds it is told so
/// without asking anybody.
public final class ArtistRoutes {

  private static final List<String> PARAMETERS = List.of("q", "ruleset", "limit");

  private final Artists artists;
  private final Snapshots snapshots;
  private final Deadline deadline;

  private ArtistRoutes(Artists artists, Snapshots snapshots, Deadline deadline) {
    this.artists = artists;
    this.snapshots = snapshots;
    this.deadline = deadline;
  }

  public static Route create(
      Artists artists, Snapshots snapshots, Deadline deadline, RateLimiter limiter) {
    ArtistRoutes routes = new ArtistRoutes(artists, snapshots, deadline);
    return path(
        PathMatchers.segment("artists").slash("search"),
        () -> Methods.get(limiter.limit(routes::search)));
  }

  private CompletionStage<HttpResponse> search(HttpRequest request) {
    Question question = Question.parse(request);
    Optional<Validator> held =
        current(question.ruleset()).map(question::validator).filter(tag -> tag.isHeldBy(request));
    if (held.isPresent()) {
      return CompletableFuture.completedStage(held.get().notModified(Caching.BRIEFLY));
    }
    return deadline
        .on(artists.search(question.ruleset(), question.text(), question.limit()))
        .thenApply(reply -> render(request, question, reply));
  }

  private Optional<SnapshotRef> current(RulesetId ruleset) {
    return snapshots.current().stream()
        .map(Snapshots.OpenSnapshot::ref)
        .filter(ref -> ref.ruleset().equals(ruleset))
        .findFirst();
  }

  private static HttpResponse render(HttpRequest request, Question question, SearchReply reply) {
    return switch (reply) {
      case Matches matches ->
          Json.response(StatusCodes.OK, MatchesJson.of(matches))
              .addHeader(question.validator(matches.snapshot()).header())
              .addHeader(Caching.BRIEFLY.header());
      case SnapshotMatches matches ->
          // The database may be back with the next key that is pressed.
          Json.response(StatusCodes.OK, MatchesJson.of(matches)).addHeader(Caching.NEVER.header());
      case UnknownRuleset unknown ->
          UnknownRulesets.problem(unknown.ruleset(), unknown.available()).respondTo(request);
      case Busy busy ->
          Problem.of(
                  ProblemType.BUSY, "Too many searches wait, or the names are still being loaded.")
              .retryAfter(busy.retryAfter())
              .respondTo(request);
    };
  }

  private record Question(RulesetId ruleset, String text, int limit) {

    static Question parse(HttpRequest request) {
      QueryParameters query = QueryParameters.of(request, PARAMETERS);
      return new Question(
          RequestBounds.ruleset(query.textOr("ruleset", RequestBounds.DEFAULT_RULESET)),
          RequestBounds.searchText(query.textOr("q", "")),
          query.wholeNumberOr(
              "limit", 1, RequestBounds.MAX_MATCHES, RequestBounds.DEFAULT_MATCHES));
    }

    Validator validator(SnapshotRef snapshot) {
      return Validator.weak(snapshot.fingerprint(), ruleset.value(), Integer.toString(limit), text);
    }
  }
}
