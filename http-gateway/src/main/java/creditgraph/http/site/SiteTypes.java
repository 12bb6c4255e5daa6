package creditgraph.http.site;

import java.util.Map;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;

/// Which type a file has, by the end of its name. Browsers are told not to guess, so this is all
/// they have.
final class SiteTypes {

  private static final ContentType UNKNOWN = ContentTypes.parse("application/octet-stream");

  private static final Map<String, ContentType> BY_EXTENSION =
      Map.ofEntries(
          entry("html", "text/html; charset=utf-8"),
          entry("css", "text/css; charset=utf-8"),
          entry("js", "text/javascript; charset=utf-8"),
          entry("mjs", "text/javascript; charset=utf-8"),
          entry("json", "application/json"),
          entry("webmanifest", "application/manifest+json"),
          entry("svg", "image/svg+xml"),
          entry("png", "image/png"),
          entry("jpg", "image/jpeg"),
          entry("jpeg", "image/jpeg"),
          entry("webp", "image/webp"),
          entry("avif", "image/avif"),
          entry("ico", "image/x-icon"),
          entry("woff2", "font/woff2"),
          entry("wasm", "application/wasm"),
          entry("txt", "text/plain; charset=utf-8"),
          entry("md", "text/markdown; charset=utf-8"),
          entry("csv", "text/csv; charset=utf-8"),
          entry("jsonl", "application/jsonl"),
          entry("xml", "text/xml; charset=utf-8"),
          entry("yaml", "application/yaml"),
          entry("pdf", "application/pdf"));

  private SiteTypes() {}

  static ContentType of(String name) {
    return BY_EXTENSION.getOrDefault(name.substring(name.lastIndexOf('.') + 1), UNKNOWN);
  }

  private static Map.Entry<String, ContentType> entry(String extension, String type) {
    return Map.entry(extension, ContentTypes.parse(type));
  }
}
