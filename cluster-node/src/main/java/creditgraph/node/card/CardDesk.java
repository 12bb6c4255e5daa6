package creditgraph.node.card;

import creditgraph.graph.snapshot.Snapshot;
import creditgraph.http.card.Cards;
import creditgraph.node.gateway.Admission;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.card.Asked;
import creditgraph.protocol.card.Decade;
import creditgraph.protocol.card.Describing.ArtistReply;
import creditgraph.protocol.card.Describing.Busy;
import creditgraph.protocol.card.Describing.NeighbourhoodReply;
import creditgraph.protocol.card.Describing.OtherSnapshot;
import creditgraph.protocol.card.Describing.Refusal;
import creditgraph.protocol.card.Describing.ReleaseReply;
import creditgraph.protocol.card.Describing.UnknownArtist;
import creditgraph.protocol.card.Describing.UnknownRelease;
import creditgraph.protocol.card.Describing.UnknownRuleset;
import creditgraph.protocol.card.PageBounds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Answers from the mapped snapshots of this node; nothing else needs to be there.
///
/// At most `places` questions run or wait; one more is answered `Busy` at once. What one reads is
/// bounded by [Discography], or by the credits of one release.
public final class CardDesk implements Cards {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final SnapshotShelf shelf;
  private final Executor searches;
  private final Admission admission;

  public CardDesk(SnapshotShelf shelf, Executor searches, int places) {
    this.shelf = shelf;
    this.searches = searches;
    this.admission = Admission.of(places);
  }

  @Override
  public CompletionStage<ArtistReply> artist(Asked asked, ArtistId id) {
    return this.<ArtistReply>ofArtist(asked, id, refusal -> refusal, ArtistView::of);
  }

  @Override
  public CompletionStage<NeighbourhoodReply> neighbourhood(
      Asked asked, ArtistId id, Decade decade, PageBounds page) {
    return this.<NeighbourhoodReply>ofArtist(
        asked,
        id,
        refusal -> refusal,
        (held, artist) -> new NeighbourhoodView(held, artist).page(decade, page));
  }

  @Override
  public CompletionStage<ReleaseReply> release(Asked asked, ReleaseId id, PageBounds page) {
    return this.<ReleaseReply>reading(
        asked,
        refusal -> refusal,
        held -> {
          List<Integer> parts = held.snapshot().releaseOrdinals(id.value());
          return parts.isEmpty()
              ? new UnknownRelease(held.ref(), id)
              : new ReleaseView(held, parts).page(page);
        });
  }

  /// What is read of an artist, given its ordinal.
  @FunctionalInterface
  private interface OfArtist<R> {
    R read(LeasedSnapshot held, int artist);
  }

  private <R> CompletionStage<R> ofArtist(
      Asked asked, ArtistId id, Function<Refusal, R> refused, OfArtist<R> view) {
    return reading(
        asked,
        refused,
        held -> {
          int artist = held.snapshot().artistOrdinal(id.value());
          return artist == Snapshot.ABSENT
              ? refused.apply(new UnknownArtist(held.ref(), id))
              : view.read(held, artist);
        });
  }

  private <R> CompletionStage<R> reading(
      Asked asked, Function<Refusal, R> refused, Function<LeasedSnapshot, R> read) {
    return admission.admit(
        () -> CompletableFuture.supplyAsync(() -> answer(asked, refused, read), searches),
        () -> CompletableFuture.completedStage(refused.apply(new Busy(RETRY_AFTER))));
  }

  private <R> R answer(
      Asked asked, Function<Refusal, R> refused, Function<LeasedSnapshot, R> read) {
    Optional<LeasedSnapshot> leased = shelf.lease(asked.ruleset());
    if (leased.isEmpty()) {
      return refused.apply(new UnknownRuleset(asked.ruleset(), shelf.rulesets()));
    }
    try (LeasedSnapshot held = leased.get()) {
      return asked.accepts(held.ref())
          ? read.apply(held)
          : refused.apply(new OtherSnapshot(held.ref(), asked.fingerprint()));
    }
  }
}
