package creditgraph.node.snapshot;

import creditgraph.node.snapshot.ChunkAssembly.Chunk;
import creditgraph.node.snapshot.ChunkAssembly.Piece;
import creditgraph.node.snapshot.StagedFile.Gap;
import creditgraph.protocol.snapshot.SnapshotOffer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.ByteRange;
import org.apache.pekko.http.javadsl.model.headers.Range;
import org.apache.pekko.http.javadsl.model.headers.RangeUnits;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.ThrottleMode;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/// The way to a snapshot server, no faster than allowed: a connection for each request, so that
/// giving one up leaves nothing behind.
///
/// Repeats nothing by itself: whoever fetches knows what has arrived meanwhile.
final class SnapshotLine {

  /// A manifest has 64 letters for each 4 MiB of its snapshot, and a ruleset's text.
  private static final long MANIFEST_BYTES = 16 << 20;

  private final ActorSystem<?> system;
  private final Duration stallTimeout;
  private final long bytesPerSecond;

  /// @param bytesPerSecond 0 for no limit
  SnapshotLine(ActorSystem<?> system, Duration stallTimeout, long bytesPerSecond) {
    this.system = system;
    this.stallTimeout = stallTimeout;
    this.bytesPerSecond = bytesPerSecond;
  }

  /// The server did not answer as it should.
  static final class Unexpected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unexpected(String message) {
      super(message);
    }
  }

  /// All bytes of a small file.
  CompletionStage<byte[]> whole(SnapshotOffer offer, String name) {
    HttpRequest request = HttpRequest.GET(address(offer, name));
    return responses(request)
        .mapAsync(
            1,
            response -> {
              if (!response.status().equals(StatusCodes.OK)) {
                throw unexpected(response, request, "200");
              }
              return response.entity().toStrict(stallTimeout.toMillis(), MANIFEST_BYTES, system);
            })
        .idleTimeout(stallTimeout.multipliedBy(2))
        .map(entity -> entity.getData().toArray())
        .runWith(Sink.head(), system);
  }

  /// The chunks of all gaps in their order; fails when nothing comes for the stall timeout.
  Source<Chunk, NotUsed> chunks(SnapshotOffer offer, List<Gap> gaps) {
    return limited(Source.from(gaps).flatMapConcat(gap -> pieces(offer, gap)))
        .statefulMapConcat(ChunkAssembly::new);
  }

  private Source<Piece, NotUsed> pieces(SnapshotOffer offer, Gap gap) {
    long last = gap.first() + gap.bytes() - 1;
    HttpRequest request =
        HttpRequest.GET(address(offer, gap.file().entry().name()))
            .addHeader(Range.create(RangeUnits.BYTES, ByteRange.createSlice(gap.first(), last)))
            .addHeader(RawHeader.create("If-Range", "\"" + gap.file().entry().sha256() + "\""));
    String expected = "bytes %d-%d/%d".formatted(gap.first(), last, gap.file().entry().bytes());
    return responses(request)
        .flatMapConcat(response -> {
          if (!response.status().equals(StatusCodes.PARTIAL_CONTENT)
              || !isPart(response, expected)) {
            throw unexpected(response, request, "206 with " + expected);
          }
          return response.entity().withoutSizeLimit().getDataBytes();
        })
        .idleTimeout(stallTimeout)
        .map(bytes -> new Piece(gap, bytes));
  }

  private Source<Piece, NotUsed> limited(Source<Piece, NotUsed> pieces) {
    if (bytesPerSecond == 0) {
      return pieces;
    }
    int rate = Math.toIntExact(bytesPerSecond);
    return pieces.throttle(
        rate, Duration.ofSeconds(1), rate, piece -> piece.bytes().size(), ThrottleMode.shaping());
  }

  private Source<HttpResponse, NotUsed> responses(HttpRequest request) {
    URI address = URI.create(request.getUri().toString());
    return Source.single(request)
        .via(Http.get(system).connectionTo(address.getHost()).toPort(address.getPort()).http());
  }

  private static boolean isPart(HttpResponse response, String expected) {
    return response
        .getHeader("Content-Range")
        .filter(part -> part.value().equals(expected))
        .isPresent();
  }

  private Unexpected unexpected(HttpResponse response, HttpRequest request, String expected) {
    response.discardEntityBytes(system);
    return new Unexpected(
        "%s: expected %s, found %s"
            .formatted(request.getUri().path(), expected, response.status()));
  }

  private static String address(SnapshotOffer offer, String name) {
    return offer.address() + "/snapshots/" + offer.ref().path() + "/" + name;
  }
}
