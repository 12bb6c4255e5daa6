package creditgraph.http.site;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Gzip;
import creditgraph.http.exchange.Validator;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/// One file of the site, in the forms it is sent in.
///
/// @param plain as on disk
/// @param compressed gzip, or the plain form again where compressing gains nothing
/// @param modified to the second, as HTTP counts
record SiteFile(Form plain, Form compressed, Instant modified, Caching caching) {

  /// @param validator tells the two forms apart, as strong entity tags must
  /// @param encoding the header that names the encoding; none for the plain form
  record Form(HttpEntity.Strict entity, Validator validator, List<HttpHeader> encoding) {

    static Form of(ContentType type, byte[] bytes, List<HttpHeader> encoding) {
      return new Form(HttpEntities.create(type, bytes), Validator.strong(bytes), encoding);
    }
  }

  static SiteFile of(ContentType type, byte[] bytes, Instant modified, Caching caching) {
    Form plain = Form.of(type, bytes, List.of());
    Form compressed =
        Gzip.worth(type, bytes.length)
            ? Form.of(type, Gzip.compress(bytes), List.of(Gzip.ENCODING))
            : plain;
    return new SiteFile(plain, compressed, modified, caching);
  }

  boolean isCompressible() {
    return !compressed.encoding().isEmpty();
  }

  Form formFor(HttpRequest request) {
    return isCompressible() && Gzip.acceptedBy(request) ? compressed : plain;
  }
}
