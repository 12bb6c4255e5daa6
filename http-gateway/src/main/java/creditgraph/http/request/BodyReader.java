package creditgraph.http.request;

import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.model.EntityStreamException;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.stream.Materializer;

/// Takes the body of a request into memory, when it is of the right type, small and prompt.
public final class BodyReader {

  private static final List<String> JSON = List.of("application/json");

  /// What is left of a body that is not read to its end is not worth waiting for.
  private static final HttpHeader CLOSE = Connection.create("close");

  private final int limitBytes;
  private final Duration patience;
  private final Materializer materializer;

  private BodyReader(int limitBytes, Duration patience, Materializer materializer) {
    this.limitBytes = limitBytes;
    this.patience = patience;
    this.materializer = materializer;
  }

  public static BodyReader of(int limitBytes, Duration patience, Materializer materializer) {
    return new BodyReader(limitBytes, patience, materializer);
  }

  /// The body of a request that must be JSON.
  ///
  /// @return fails with [Refused]
  public CompletionStage<byte[]> read(HttpRequest request) {
    return read(request, JSON);
  }

  /// @param types that the body may be of, as `application/json`
  /// @return fails with [Refused]
  public CompletionStage<byte[]> read(HttpRequest request, List<String> types) {
    HttpEntity entity = request.entity();
    checkType(entity.getContentType(), types);
    checkEncoding(request);
    if (entity.getContentLengthOption().orElse(0) > limitBytes) {
      throw new Refused(tooLarge());
    }
    if (entity instanceof HttpEntity.Strict whole) {
      return CompletableFuture.completedStage(whole.getData().toArray());
    }
    // The limit of the entity fails by a type of its own; that of toStrict must not come first.
    return entity
        .withSizeLimit(limitBytes)
        .toStrict(patience.toMillis(), limitBytes * 2L, materializer)
        .handle((strict, fault) -> fault == null ? strict.getData().toArray() : refuse(fault));
  }

  private static void checkType(ContentType type, List<String> types) {
    if (!types.contains(type.mediaType().toString())) {
      throw new Refused(
          Problem.of(
                  ProblemType.UNSUPPORTED_MEDIA_TYPE,
                  "Content-Type: expected "
                      + String.join(" or ", types)
                      + ", found "
                      + (type.equals(ContentTypes.NO_CONTENT_TYPE) ? "none" : type))
              .with(RawHeader.create("Accept", String.join(", ", types))));
    }
  }

  private static void checkEncoding(HttpRequest request) {
    String encoding = request.getHeader("Content-Encoding").map(HttpHeader::value).orElse("");
    if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
      throw new Refused(
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "Content-Encoding: expected none, for bodies here are small"));
    }
  }

  private byte[] refuse(Throwable wrapped) {
    Throwable fault = wrapped instanceof CompletionException ? wrapped.getCause() : wrapped;
    if (fault instanceof EntityStreamSizeException) {
      throw new Refused(tooLarge());
    }
    if (fault instanceof TimeoutException) {
      throw new Refused(
          Problem.of(
                  ProblemType.BODY_TOO_SLOW,
                  "The whole body must arrive within " + patience.toMillis() + " ms.")
              .with(CLOSE));
    }
    if (fault instanceof EntityStreamException) {
      throw new Refused(
          Problem.of(ProblemType.MALFORMED_REQUEST, "body: it breaks off or is badly chunked")
              .with(CLOSE));
    }
    throw new CompletionException(fault);
  }

  private Problem tooLarge() {
    return Problem.of(ProblemType.BODY_TOO_LARGE, "body: expected at most " + limitBytes + " bytes")
        .with("limitBytes", limitBytes)
        .with(CLOSE);
  }
}
