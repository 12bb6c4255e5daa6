package creditgraph.http.snapshot;

import java.util.Iterator;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.ByteRange;
import org.apache.pekko.http.javadsl.model.headers.Range;
import org.apache.pekko.http.javadsl.model.headers.RangeUnits;

/// What part of a file a request wants, as RFC 9110 section 14 says.
///
/// Several ranges, another unit and what cannot be read count as no range, which the RFC leaves to
/// a server; so does a range behind an `If-Range` that names other content.
///
/// @param first offset of the first byte
/// @param length 0 when the range lies beyond the file, which no answer satisfies
/// @param part whether less than the file was asked for
record ByteSlice(long first, long length, boolean part) {

  /// @param fileBytes more than 0
  /// @param tag the strong entity tag of the file
  static ByteSlice of(HttpRequest request, long fileBytes, String tag) {
    boolean same =
        request.getHeader("If-Range").map(HttpHeader::value).map(tag::equals).orElse(true);
    return (same ? onlyRange(request) : Optional.<ByteRange>empty())
        .map(range -> cut(range, fileBytes))
        .orElseGet(() -> new ByteSlice(0, fileBytes, false));
  }

  boolean isSatisfiable() {
    return length > 0;
  }

  /// As `Content-Range` writes it, without the unit.
  String range(long fileBytes) {
    return first + "-" + (first + length - 1) + "/" + fileBytes;
  }

  private static Optional<ByteRange> onlyRange(HttpRequest request) {
    return request
        .getHeader(Range.class)
        .filter(range -> range.rangeUnit().equals(RangeUnits.BYTES))
        .map(range -> range.getRanges().iterator())
        .filter(Iterator::hasNext)
        .flatMap(ranges -> {
          ByteRange one = ranges.next();
          return ranges.hasNext() ? Optional.empty() : Optional.of(one);
        });
  }

  private static ByteSlice cut(ByteRange range, long fileBytes) {
    if (range.isSuffix()) {
      long length = Math.min(range.getSuffixLength().orElseThrow(), fileBytes);
      return new ByteSlice(fileBytes - length, length, true);
    }
    long first =
        range.isSlice() ? range.getSliceFirst().orElseThrow() : range.getOffset().orElseThrow();
    long last = range.isSlice() ? range.getSliceLast().orElseThrow() : fileBytes - 1;
    return new ByteSlice(first, Math.max(0, Math.min(last, fileBytes - 1) - first + 1), true);
  }
}
