package creditgraph.ingest.fetch;

import creditgraph.ingest.fetch.FetchFailed.Reason;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.OptionalLong;

/// A file as the server describes it.
///
/// @param bytes its length
/// @param etag names this content; empty when the server gives none
record RemoteFile(URI uri, long bytes, String etag) {

  static RemoteFile of(URI uri, HttpHeaders headers) {
    OptionalLong length = headers.firstValueAsLong("Content-Length");
    if (length.isEmpty() || length.getAsLong() <= 0) {
      throw new FetchFailed(
          Reason.UNAVAILABLE, "%s: the server does not say how long it is.".formatted(uri));
    }
    return new RemoteFile(uri, length.getAsLong(), headers.firstValue("ETag").orElse(""));
  }

  /// Whether an answer is about this content.
  boolean sameContent(HttpHeaders headers) {
    String other = headers.firstValue("ETag").orElse("");
    return etag.isEmpty() || other.isEmpty() || etag.equals(other);
  }
}
