package creditgraph.http.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// One file in memory, in the forms it is sent in.
///
/// @param plain as on disk
/// @param compressed gzip, or the plain form again where compressing gains nothing
/// @param modified to the second, as HTTP counts
public record StoredFile(Form plain, Form compressed, Instant modified, Caching caching) {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// @param validator tells the two forms apart, as strong entity tags must
  /// @param encoding the header that names the encoding; none for the plain form
  public record Form(HttpEntity.Strict entity, Validator validator, List<HttpHeader> encoding) {

    static Form of(ContentType type, byte[] bytes, List<HttpHeader> encoding) {
      return new Form(HttpEntities.create(type, bytes), Validator.strong(bytes), encoding);
    }
  }

  public static StoredFile of(ContentType type, byte[] bytes, Instant modified, Caching caching) {
    Form plain = Form.of(type, bytes, List.of());
    Form compressed =
        Gzip.worth(type, bytes.length)
            ? Form.of(type, Gzip.compress(bytes), List.of(Gzip.ENCODING))
            : plain;
    return new StoredFile(plain, compressed, modified, caching);
  }

  /// The file with this status in the form that the client takes, or 304 where it holds that.
  public HttpResponse respondTo(HttpRequest request, StatusCode status) {
    Form form = isCompressible() && Gzip.acceptedBy(request) ? compressed : plain;
    if (status.equals(StatusCodes.OK) && isHeld(request, form)) {
      return dress(form.validator().notModified(caching));
    }
    return dress(
        HttpResponse.create()
            .withStatus(status)
            .withEntity(form.entity())
            .addHeader(form.validator().header())
            .addHeader(caching.header())
            .addHeaders(form.encoding()));
  }

  /// What it takes of memory, about.
  public int bytes() {
    int plainBytes = plain.entity().getData().size();
    return isCompressible() ? plainBytes + compressed.entity().getData().size() : plainBytes;
  }

  private boolean isCompressible() {
    return !compressed.encoding().isEmpty();
  }

  private HttpResponse dress(HttpResponse response) {
    HttpResponse dated =
        response.addHeader(RawHeader.create("Last-Modified", HTTP_DATE.format(modified)));
    return isCompressible() ? dated.addHeader(Gzip.VARY) : dated;
  }

  /// As RFC 9110 section 13.2.2 orders it: the date counts only where no tag is stated.
  private boolean isHeld(HttpRequest request, Form form) {
    if (request.getHeader("If-None-Match").isPresent()) {
      return form.validator().isHeldBy(request);
    }
    return request
        .getHeader("If-Modified-Since")
        .map(HttpHeader::value)
        .flatMap(StoredFile::date)
        .filter(since -> !modified.isAfter(since))
        .isPresent();
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(HTTP_DATE.parse(text, Instant::from));
    } catch (DateTimeException e) {
      // RFC 9110 section 13.1.3: a date that is none counts as not stated.
      return Optional.empty();
    }
  }
}
