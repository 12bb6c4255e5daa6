package creditgraph.ingest.fetch;

import creditgraph.ingest.fetch.FetchFailed.Reason;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/// The names of what the publisher has of a month.
///
/// A bucket is asked for its listing. One that lets nobody list it (Discogs' own is said to be so,
/// though its files are public) has a page for people beside it, whose links name the files.
final class BucketIndex {

  /// A month has a handful of files; a listing that does not end is none.
  private static final int MOST_PAGES = 100;

  private static final Pattern FILE_NAME = Pattern.compile("discogs_\\d{8}_[A-Za-z.]+");

  private final FetchSettings settings;
  private final Web web;

  BucketIndex(FetchSettings settings, Web web) {
    this.settings = settings;
    this.web = web;
  }

  /// Where a file of that name is.
  URI address(YearMonth month, String name) {
    return settings.bucket().resolve(folder(month) + name);
  }

  /// Names without folders.
  ///
  /// @throws FetchFailed when neither the bucket nor its page answers
  List<String> names(YearMonth month) {
    List<String> names = new ArrayList<>();
    String continuation = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      URI uri = listing(month, continuation);
      Optional<String> text = web.text(uri);
      if (text.isEmpty()) {
        return namesOnThePage(month);
      }
      ListingPage listed = parse(uri, text.get());
      listed.keys().forEach(key -> names.add(key.substring(key.lastIndexOf('/') + 1)));
      continuation = listed.continuation();
      if (continuation.isEmpty()) {
        return List.copyOf(names);
      }
    }
    throw new FetchFailed(
        Reason.UNAVAILABLE,
        "The listing of %s does not end after %d pages.".formatted(settings.bucket(), MOST_PAGES));
  }

  private static ListingPage parse(URI uri, String xml) {
    try {
      return ListingPage.parse(xml);
    } catch (XMLStreamException e) {
      throw new FetchFailed(
          Reason.UNAVAILABLE,
          "%s: expected a listing of a bucket, found something else: %s"
              .formatted(uri, e.getMessage()),
          e);
    }
  }

  private List<String> namesOnThePage(YearMonth month) {
    URI uri = settings.index().resolve("?prefix=" + encoded(folder(month)));
    String html =
        web.text(uri)
            .orElseThrow(() ->
                new FetchFailed(
                    Reason.UNAVAILABLE,
                    "Neither %s lets us list it nor is there a page %s. Name another place with --from."
                        .formatted(settings.bucket(), uri)));
    return FILE_NAME.matcher(html).results().map(MatchResult::group).distinct().toList();
  }

  private URI listing(YearMonth month, String continuation) {
    String prefix =
        folder(month) + "discogs_%04d%02d".formatted(month.getYear(), month.getMonthValue());
    return settings
        .bucket()
        .resolve(
            "?list-type=2&prefix="
                + encoded(prefix)
                + (continuation.isEmpty() ? "" : "&continuation-token=" + encoded(continuation)));
  }

  private static String folder(YearMonth month) {
    return "data/%04d/".formatted(month.getYear());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
