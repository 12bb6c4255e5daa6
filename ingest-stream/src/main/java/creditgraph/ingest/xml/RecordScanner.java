package creditgraph.ingest.xml;

import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.xml.RecordBatch.Frame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Finds where records begin and end, looking at tags only.
///
/// ```
/// between ── <release …> ──▶ inside ── </release> ──▶ between        one record
///                              │ <release …>, </releases>            a broken one, cut here
/// ```
///
/// - **Nesting.** Only `label` nests in itself, as plain text inside `sublabels`. A `label` there
///   that has child elements is the next record, and the one before was never closed.
/// - **Between records** stand white space, the XML declaration, comments and the root's tags, the
///   root being optional. Anything else is handed on as broken text. A document type is refused.
/// - **Cost.** One look at each byte, no copy but of broken text.
///
/// A record that the caller cannot hold is given up and handed on in pieces while its end is looked
/// for: [#giveUpRecord], [#handOn].
///
/// Positions are indexes into the caller's buffer and survive between calls; [#moved] follows a
/// shift of the buffer.
final class RecordScanner {

  /// No tag of a dump is longer; what is longer is no tag.
  private static final int MAX_TAG_BYTES = 4096;

  /// A longer comment, or a longer text between records, is cut at this length.
  private static final int MAX_BETWEEN_BYTES = 1 << 16;

  /// Enough to tell any tag this class knows.
  private static final int LOOK_AHEAD_BYTES = 16;

  private static final int WAIT = -1;
  private static final int NONE = -2;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
  private static final byte[] SUBLABELS_OPEN = ascii("<sublabels");
  private static final byte[] SUBLABELS_CLOSE = ascii("</sublabels");
  private static final byte[] COMMENT_OPEN = ascii("<!--");
  private static final byte[] COMMENT_CLOSE = ascii("-->");
  private static final byte[] INSTRUCTION_OPEN = ascii("<?");
  private static final byte[] INSTRUCTION_CLOSE = ascii("?>");
  private static final byte[] DECLARATION_OPEN = ascii("<!");

  private final DumpType type;
  private final Path file;
  private final byte[] recordOpen;
  private final byte[] recordClose;
  private final byte[] rootOpen;
  private final byte[] rootClose;

  /// The element of a record and the root around them begin with this letter.
  private final byte initial;

  /// The only other letter that an element followed here begins with.
  private final byte sublabelsInitial;

  private byte[] buffer = new byte[0];
  private int filled;
  private long bufferPosition;
  private boolean atEnd;

  private int scan;
  private int start = NONE;
  private boolean inside;
  private boolean insideSublabels;
  private boolean rootSeen;
  private boolean rootEnded;

  /// No [#sought] begins between [#scan] and here: a search goes on where the last one ended.
  private int soughtTo;

  private byte[] sought = COMMENT_CLOSE;

  /// Where the record at hand begins in the file, once it was given up.
  private long givenUp = NONE;

  RecordScanner(DumpType type, Path file) {
    this.type = type;
    this.file = file;
    this.recordOpen = ascii("<" + type.recordElement());
    this.recordClose = ascii("</" + type.recordElement());
    this.rootOpen = ascii("<" + type.word());
    this.rootClose = ascii("</" + type.word());
    this.initial = recordOpen[1];
    this.sublabelsInitial = type == DumpType.LABELS ? SUBLABELS_OPEN[1] : initial;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// Looks at what has been filled since the last call and adds the frames that are complete.
  void scan(byte[] window, int windowFilled, long position, boolean end, List<Frame> frames) {
    buffer = window;
    filled = windowFilled;
    bufferPosition = position;
    atEnd = end;
    boolean more = true;
    while (more) {
      more = inside ? scanRecord(frames) : scanBetween(frames);
    }
    if (atEnd) {
      finish(frames);
    }
  }

  /// The first byte still needed; everything before it may be dropped.
  int keepFrom() {
    return start == NONE ? scan : start;
  }

  /// The first `count` bytes of the buffer are gone.
  void moved(int count) {
    scan -= count;
    soughtTo -= count;
    if (start != NONE) {
      start -= count;
    }
  }

  /// The record at hand is too long to be held: what is here of it is handed on as its beginning.
  void giveUpRecord(List<Frame> frames) {
    givenUp = bufferPosition + start;
    String text = takeText(Utf8Cut.atMost(buffer, start, scan));
    frames.add(
        new Frame.Broken(
            new Rejected.Beginning(
                type.recordElement() + " record is too long to be held",
                RecordIds.find(type, text),
                givenUp,
                text),
            bufferPosition + start));
  }

  /// Hands on what is here of a record that was given up.
  ///
  /// @return false when there is no such record, or nothing of it but what may be its end
  boolean handOn(List<Frame> frames) {
    if (givenUp == NONE) {
      return false;
    }
    int cut = Utf8Cut.atMost(buffer, start, scan);
    if (cut == start) {
      return false;
    }
    frames.add(new Frame.Broken(new Rejected.Middle(takeText(cut)), bufferPosition + start));
    return true;
  }

  /// The text from [#start], which moves to `end`.
  private String takeText(int end) {
    String text = new String(buffer, start, end - start, StandardCharsets.UTF_8);
    start = end;
    return text;
  }

  /// @return true to go on, false when more bytes are needed
  private boolean scanRecord(List<Frame> frames) {
    while (true) {
      int tag = indexOf((byte) '<', scan);
      if (tag == NONE) {
        scan = filled;
        return false;
      }
      scan = tag;
      if (!atEnd && filled - tag < LOOK_AHEAD_BYTES) {
        return false;
      }
      if (!mayBeFollowed(tag)) {
        scan = tag + 1;
        continue;
      }
      if (isTag(tag, recordClose) && !insideSublabels) {
        int end = tagEnd(tag);
        if (end == WAIT) {
          return false;
        }
        if (end != NONE) {
          endRecord(end + 1, frames);
          return true;
        }
      } else if (isTag(tag, recordOpen)) {
        int verdict = beginsRecord(tag);
        if (verdict == WAIT) {
          return false;
        }
        if (verdict != NONE) {
          cutRecord(tag, "is not closed before the next record begins", frames);
          return true;
        }
      } else if (isTag(tag, rootClose)) {
        cutRecord(tag, "is not closed before the end of the file", frames);
        return true;
      } else if (type == DumpType.LABELS) {
        int verdict = followSublabels(tag);
        if (verdict == WAIT) {
          return false;
        }
      }
      scan = tag + 1;
    }
  }

  /// Rules out most tags by their first letter.
  private boolean mayBeFollowed(int tag) {
    int letter = tag + 1 < filled && buffer[tag + 1] == '/' ? tag + 2 : tag + 1;
    return letter < filled && (buffer[letter] == initial || buffer[letter] == sublabelsInitial);
  }

  /// Whether an opening tag inside a record is the next record: [#NONE] when it belongs here.
  private int beginsRecord(int tag) {
    if (!insideSublabels) {
      return tag;
    }
    int end = tagEnd(tag);
    if (end < 0) {
      return end;
    }
    int next = end + 1;
    while (next < filled && XmlBytes.isSpace(buffer[next])) {
      next++;
    }
    if (next + 1 >= filled) {
      return atEnd || next - end > MAX_TAG_BYTES ? NONE : WAIT;
    }
    return buffer[end - 1] != '/' && buffer[next] == '<' && buffer[next + 1] != '/' ? tag : NONE;
  }

  private int followSublabels(int tag) {
    if (isTag(tag, SUBLABELS_CLOSE)) {
      insideSublabels = false;
    } else if (isTag(tag, SUBLABELS_OPEN)) {
      int end = tagEnd(tag);
      if (end >= 0) {
        insideSublabels = buffer[end - 1] != '/';
      }
      return end;
    }
    return NONE;
  }

  private void endRecord(int end, List<Frame> frames) {
    if (givenUp == NONE) {
      frames.add(new Frame.Whole(start, end - start, bufferPosition + start));
    } else {
      endGivenUp(end, frames);
    }
    leaveRecord(end);
  }

  private void cutRecord(int end, String reason, List<Frame> frames) {
    if (givenUp == NONE) {
      addBroken(type.recordElement() + " record " + reason, end, frames);
    } else {
      endGivenUp(end, frames);
    }
    leaveRecord(end);
  }

  private void leaveRecord(int end) {
    givenUp = NONE;
    inside = false;
    insideSublabels = false;
    start = NONE;
    scan = end;
  }

  private void endGivenUp(int end, List<Frame> frames) {
    long endPosition = bufferPosition + end;
    frames.add(
        new Frame.Broken(new Rejected.End(takeText(end), endPosition - givenUp), endPosition));
  }

  private void addBroken(String reason, int end, List<Frame> frames) {
    long position = bufferPosition + start;
    int length = end - start;
    String text = takeText(end);
    frames.add(
        new Frame.Broken(
            new Rejected.Whole(reason, RecordIds.find(type, text), position, length, text),
            position + length));
  }

  /// @return true to go on, false when more bytes are needed
  private boolean scanBetween(List<Frame> frames) {
    if (bufferPosition == 0 && scan == 0 && filled < BYTE_ORDER_MARK.length && !atEnd) {
      return false;
    }
    skipByteOrderMark();
    while (scan < filled) {
      byte here = buffer[scan];
      if (here == '<') {
        if (!atEnd && filled - scan < LOOK_AHEAD_BYTES) {
          return false;
        }
        int next = passMarkup(frames);
        if (next == WAIT) {
          return false;
        }
        if (next != NONE) {
          scan = next;
          if (inside) {
            return true;
          }
          continue;
        }
      }
      if (start == NONE && !XmlBytes.isSpace(here)) {
        start = scan;
      }
      scan++;
      if (start != NONE && scan - start >= MAX_BETWEEN_BYTES) {
        endStrayText(frames);
      }
    }
    return false;
  }

  /// Passes one piece of markup that may stand between records.
  ///
  /// @return the index after it, [#NONE] when it is none of them
  private int passMarkup(List<Frame> frames) {
    int end;
    if (isTag(scan, recordOpen)) {
      end = tagEnd(scan);
      if (end >= 0) {
        endStrayText(frames);
        beginRecord(end, frames);
      }
    } else if (isTag(scan, rootOpen)) {
      end = tagEnd(scan);
      rootSeen |= end >= 0;
    } else if (isTag(scan, rootClose)) {
      end = tagEnd(scan);
      rootEnded |= end >= 0;
    } else if (matches(scan, INSTRUCTION_OPEN)) {
      end = endOf(INSTRUCTION_CLOSE);
    } else if (matches(scan, COMMENT_OPEN)) {
      end = endOf(COMMENT_CLOSE);
    } else if (matches(scan, DECLARATION_OPEN)) {
      throw new DumpRefused(
          "%s has a document type or other declaration at byte %d, which Discogs dumps never have and which is not read. Remove it if you trust the file."
              .formatted(file, bufferPosition + scan));
    } else {
      return NONE;
    }
    if (end < 0) {
      return end;
    }
    if (!inside) {
      endStrayText(frames);
    }
    return end + 1;
  }

  private void beginRecord(int tagEnd, List<Frame> frames) {
    if (buffer[tagEnd - 1] == '/') {
      frames.add(new Frame.Whole(scan, tagEnd + 1 - scan, bufferPosition + scan));
    } else {
      start = scan;
      inside = true;
    }
  }

  private void endStrayText(List<Frame> frames) {
    if (start != NONE) {
      addBroken("text between records", scan, frames);
      start = NONE;
    }
  }

  private void finish(List<Frame> frames) {
    if (inside) {
      long begin = givenUp == NONE ? bufferPosition + start : givenUp;
      throw new DumpRefused(
          "%s is cut short: its text ends at byte %d in the middle of the %s record that begins at byte %d. Get the whole file; nothing was published."
              .formatted(file, bufferPosition + filled, type.recordElement(), begin));
    }
    endStrayText(frames);
    if (rootSeen && !rootEnded) {
      throw new DumpRefused(
          "%s is cut short: its text ends at byte %d without </%s>. Get the whole file; nothing was published."
              .formatted(file, bufferPosition + filled, type.word()));
    }
  }

  private void skipByteOrderMark() {
    if (bufferPosition == 0 && scan == 0 && matches(0, BYTE_ORDER_MARK)) {
      scan = BYTE_ORDER_MARK.length;
    }
  }

  /// The index of the `>` that ends the tag at `tag`.
  private int tagEnd(int tag) {
    int limit = Math.min(filled, tag + MAX_TAG_BYTES);
    for (int i = tag; i < limit; i++) {
      if (buffer[i] == '>') {
        return i;
      }
    }
    return atEnd || filled - tag >= MAX_TAG_BYTES ? NONE : WAIT;
  }

  /// The index of the last byte of the markup at [#scan] that ends with `close`.
  private int endOf(byte[] close) {
    if (sought != close) {
      sought = close;
      soughtTo = scan;
    }
    int limit = Math.min(filled, scan + MAX_BETWEEN_BYTES) - close.length;
    for (int i = Math.max(scan + 2, soughtTo); i <= limit; i++) {
      if (matches(i, close)) {
        return i + close.length - 1;
      }
      soughtTo = i + 1;
    }
    return atEnd || filled - scan >= MAX_BETWEEN_BYTES ? NONE : WAIT;
  }

  private int indexOf(byte wanted, int from) {
    byte[] bytes = buffer;
    int end = filled;
    for (int i = from; i < end; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return NONE;
  }

  /// Whether the tag of this name stands here, rather than one whose name only begins like it.
  private boolean isTag(int index, byte[] beginning) {
    if (!matches(index, beginning)) {
      return false;
    }
    int after = index + beginning.length;
    return after >= filled
        || buffer[after] == '>'
        || buffer[after] == '/'
        || XmlBytes.isSpace(buffer[after]);
  }

  private boolean matches(int index, byte[] expected) {
    if (filled - index < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (buffer[index + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
