package creditgraph.http.snapshot;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Handler;
import creditgraph.http.exchange.Validator;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.snapshot.PublishedFiles.PublishedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.ActorAttributes;
import org.apache.pekko.stream.javadsl.FileIO;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/// `GET /snapshots/{month}/{ruleset}/{fingerprint}/{file}`
///
/// Bytes go from the disk to the line as fast as the line takes them; no file is held in memory.
final class SnapshotFileHandler implements Handler {

  private static final String DISPATCHER = "creditgraph.http.snapshot-server.dispatcher";
  private static final int READ_BYTES = 1 << 16;

  /// After splitting: nothing, `snapshots`, and the four names.
  private static final int SEGMENTS = 6;

  private static final HttpHeader ACCEPTS = RawHeader.create("Accept-Ranges", "bytes");

  private final PublishedFiles files;
  private final Deadline deadline;
  private final Handler get = Methods.getting(this::send);

  private SnapshotFileHandler(PublishedFiles files, Deadline deadline) {
    this.files = files;
    this.deadline = deadline;
  }

  static Handler create(PublishedFiles files, Deadline deadline) {
    return new SnapshotFileHandler(files, deadline);
  }

  /// Ranges are for GET alone, so HEAD asks about the whole file.
  @Override
  public CompletionStage<HttpResponse> handle(HttpRequest request) {
    return get.handle(
        request.method().equals(HttpMethods.HEAD)
            ? request.withMethod(HttpMethods.GET).removeHeader("Range")
            : request);
  }

  private CompletionStage<HttpResponse> send(HttpRequest request) {
    // Names of published files need no escapes, so an address with one names nothing.
    List<String> names = List.of(request.getUri().getPathString().split("/", -1));
    CompletionStage<Optional<PublishedFile>> found =
        names.size() == SEGMENTS && names.get(1).equals("snapshots")
            ? files.find(names.get(2), names.get(3), names.get(4), names.get(5))
            : CompletableFuture.completedStage(Optional.empty());
    return deadline
        .on(found)
        .thenApply(
            file -> file.map(there -> answer(request, there)).orElseGet(() -> missing(request)));
  }

  private static HttpResponse missing(HttpRequest request) {
    return Problem.of(
            ProblemType.NOT_FOUND,
            "No current or previous snapshot has a file of this name at this address.")
        .respondTo(request);
  }

  private static HttpResponse answer(HttpRequest request, PublishedFile file) {
    Validator tag = new Validator("\"" + file.sha256() + "\"");
    if (tag.isHeldBy(request)) {
      return tag.notModified(Caching.FOR_EVER);
    }
    ByteSlice slice = ByteSlice.of(request, file.bytes(), tag.tag());
    if (!slice.isSatisfiable()) {
      return unsatisfiable(request, file);
    }
    HttpResponse response =
        HttpResponse.create()
            .withEntity(
                HttpEntities.create(type(file.path()), slice.length(), read(file.path(), slice)))
            .addHeaders(List.of(tag.header(), Caching.FOR_EVER.header(), ACCEPTS));
    return slice.part()
        ? response
            .withStatus(StatusCodes.PARTIAL_CONTENT)
            .addHeader(contentRange(slice.range(file.bytes())))
        : response;
  }

  private static HttpResponse unsatisfiable(HttpRequest request, PublishedFile file) {
    return Problem.of(
            ProblemType.RANGE_NOT_SATISFIABLE,
            "Range: the file has %d bytes and none in the range".formatted(file.bytes()))
        .with(contentRange("*/" + file.bytes()))
        .respondTo(request);
  }

  private static HttpHeader contentRange(String range) {
    return RawHeader.create("Content-Range", "bytes " + range);
  }

  private static Source<ByteString, ?> read(Path path, ByteSlice slice) {
    return FileIO.fromPath(path, READ_BYTES, slice.first())
        .statefulMap(
            slice::length,
            (left, bytes) ->
                Pair.create(
                    left - bytes.size(),
                    left < bytes.size() ? bytes.take(Math.toIntExact(Math.max(0, left))) : bytes),
            _ -> Optional.empty())
        .takeWhile(bytes -> !bytes.isEmpty())
        .withAttributes(ActorAttributes.dispatcher(DISPATCHER));
  }

  private static ContentType type(Path path) {
    return path.toString().endsWith(".json")
        ? ContentTypes.APPLICATION_JSON
        : ContentTypes.APPLICATION_OCTET_STREAM;
  }
}
