package creditgraph.http.export;

import creditgraph.http.exchange.Caching;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;

/// Which files below `exports` are for everybody, and how each is sent, from here or from where it
/// is uploaded. A name is relative and has `/` between its parts.
public final class ExportNames {

  /// What lies at the top, and one directory below.
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?:daily|hidden|findings)/)?"
              + "(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\\.(?:json|svg)|SHA256SUMS)");

  /// What is written once.
  private static final Pattern OF_A_DAY =
      Pattern.compile("(?:daily|hidden)/[0-9]{4}-[0-9]{2}-[0-9]{2}\\.(?:json|svg)");

  private static final ContentType SVG = ContentTypes.parse("image/svg+xml");

  private ExportNames() {}

  /// Whether a file of this name is an export. No name that is leads elsewhere.
  public static boolean isExport(String name) {
    return NAME.matcher(name).matches();
  }

  public static ContentType type(String name) {
    if (name.endsWith(".json")) {
      return ContentTypes.APPLICATION_JSON;
    }
    return name.endsWith(".svg") ? SVG : ContentTypes.TEXT_PLAIN_UTF8;
  }

  public static Caching caching(String name) {
    return OF_A_DAY.matcher(name).matches() ? Caching.FOR_EVER : Caching.BRIEFLY;
  }
}
