package creditgraph.http.card;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import creditgraph.http.card.CardJson.ArtistCardJson;
import creditgraph.http.card.CardJson.NeighbourhoodJson;
import creditgraph.http.card.CardJson.ReleaseCardJson;
import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Handler;
import creditgraph.http.exchange.Tagged;
import creditgraph.http.limit.RateLimiter;
import creditgraph.http.limit.RequestBounds;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.card.Describing.ArtistCard;
import creditgraph.protocol.card.Describing.ArtistReply;
import creditgraph.protocol.card.Describing.Neighbourhood;
import creditgraph.protocol.card.Describing.NeighbourhoodReply;
import creditgraph.protocol.card.Describing.Refusal;
import creditgraph.protocol.card.Describing.ReleasePeople;
import creditgraph.protocol.card.Describing.ReleaseReply;
import creditgraph.protocol.card.PageBounds.Mark;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/// `GET /artists/{id}`, `/artists/{id}/neighbourhood` and `/releases/{id}`
///
/// An answer is a function of snapshot and question, so one that names its snapshot may be kept for
/// ever; any other is asked for again, because a snapshot is current only for a while.
public final class CardRoutes {

  static final int MAX_RELEASES = 24;
  static final int MAX_PEOPLE = 100;

  private static final int USUAL_RELEASES = 12;
  private static final int USUAL_PEOPLE = 50;

  private final Cards cards;
  private final Deadline deadline;

  private CardRoutes(Cards cards, Deadline deadline) {
    this.cards = cards;
    this.deadline = deadline;
  }

  public static Route create(Cards cards, Deadline deadline, RateLimiter limiter) {
    CardRoutes routes = new CardRoutes(cards, deadline);
    return concat(
        path(
            segment("artists").slash(segment()),
            id -> Methods.get(limiter.limit(routes.artist(id)))),
        path(
            segment("artists").slash(segment()).slash("neighbourhood"),
            id -> Methods.get(limiter.limit(routes.neighbourhood(id)))),
        path(
            segment("releases").slash(segment()),
            id -> Methods.get(limiter.limit(routes.release(id)))));
  }

  private Handler artist(String text) {
    return request -> {
      ArtistId id = new ArtistId(RequestBounds.discogsId(text));
      CardQuestion question = CardQuestion.parse(request, List.of(), 1);
      return deadline
          .on(cards.artist(question.asked(), id))
          .thenApply(reply -> artist(request, question, reply));
    };
  }

  private Handler neighbourhood(String text) {
    return request -> {
      ArtistId id = new ArtistId(RequestBounds.discogsId(text));
      CardQuestion question =
          CardQuestion.parse(request, List.of("decade", "after", "limit"), MAX_RELEASES);
      return deadline
          .on(
              cards.neighbourhood(
                  question.asked(), id, question.decade(), question.page(USUAL_RELEASES)))
          .thenApply(reply -> neighbourhood(request, id, question, reply));
    };
  }

  private Handler release(String text) {
    return request -> {
      ReleaseId id = new ReleaseId(RequestBounds.discogsId(text));
      CardQuestion question = CardQuestion.parse(request, List.of("after", "limit"), MAX_PEOPLE);
      return deadline
          .on(cards.release(question.asked(), id, question.page(USUAL_PEOPLE)))
          .thenApply(reply -> release(request, id, question, reply));
    };
  }

  private static HttpResponse artist(
      HttpRequest request, CardQuestion question, ArtistReply reply) {
    return switch (reply) {
      case ArtistCard card -> Tagged.json(request, ArtistCardJson.of(card), caching(question));
      case Refusal refusal -> Refusals.problem(refusal).respondTo(request);
    };
  }

  private static HttpResponse neighbourhood(
      HttpRequest request, ArtistId id, CardQuestion question, NeighbourhoodReply reply) {
    return switch (reply) {
      case Neighbourhood page -> {
        String next = next("/artists/" + id + "/neighbourhood", question, page.next());
        yield Tagged.page(
            request, NeighbourhoodJson.of(page, next), caching(question), given(next));
      }
      case Refusal refusal -> Refusals.problem(refusal).respondTo(request);
    };
  }

  private static HttpResponse release(
      HttpRequest request, ReleaseId id, CardQuestion question, ReleaseReply reply) {
    return switch (reply) {
      case ReleasePeople page -> {
        String next = next("/releases/" + id, question, page.next());
        yield Tagged.page(request, ReleaseCardJson.of(page, next), caching(question), given(next));
      }
      case Refusal refusal -> Refusals.problem(refusal).respondTo(request);
    };
  }

  private static Caching caching(CardQuestion question) {
    return question.namesSnapshot() ? Caching.FOR_EVER : Caching.ASK_AGAIN;
  }

  private static String next(String path, CardQuestion question, Mark mark) {
    return mark.equals(Mark.END) ? "" : question.next(path, mark);
  }

  private static Optional<String> given(String next) {
    return next.isEmpty() ? Optional.empty() : Optional.of(next);
  }
}
