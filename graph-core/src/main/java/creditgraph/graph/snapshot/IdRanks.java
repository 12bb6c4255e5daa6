package creditgraph.graph.snapshot;

import org.jspecify.annotations.Nullable;

/// A set of positive ids that knows how many are below each: a bit map in pages, made when first
/// needed.
///
/// Discogs numbers densely, so a page of 4 KiB holds ten thousands of ids; the worst set takes 400
/// MB.
final class IdRanks {

  private static final int PAGE_BITS = 15;
  private static final int PAGES = 1 << (Integer.SIZE - 1 - PAGE_BITS);
  private static final int WORDS = 1 << (PAGE_BITS - 6);

  private final @Nullable Page[] pages = new @Nullable Page[PAGES];
  private int size;

  /// Returns whether the id is new.
  boolean add(int id) {
    Page page = pages[id >>> PAGE_BITS];
    if (page == null) {
      page = new Page();
      pages[id >>> PAGE_BITS] = page;
    }
    int word = word(id);
    long bit = 1L << id;
    if ((page.bits[word] & bit) != 0) {
      return false;
    }
    page.bits[word] |= bit;
    size++;
    return true;
  }

  int size() {
    return size;
  }

  /// Ends adding; [#rank] may be asked from now on.
  void freeze() {
    int below = 0;
    for (Page page : pages) {
      if (page != null) {
        for (int word = 0; word < WORDS; word++) {
          page.below[word] = below;
          below += Long.bitCount(page.bits[word]);
        }
      }
    }
  }

  boolean contains(int id) {
    Page page = pages[id >>> PAGE_BITS];
    return page != null && (page.bits[word(id)] & 1L << id) != 0;
  }

  /// How many ids of the set are below this one, which is in it.
  int rank(int id) {
    Page page = pages[id >>> PAGE_BITS];
    if (page == null) {
      throw new IllegalArgumentException("id " + id + " was not added");
    }
    int word = word(id);
    return page.below[word] + Long.bitCount(page.bits[word] & ((1L << id) - 1));
  }

  /// All ids, ascending.
  int[] ids() {
    int[] ids = new int[size];
    int count = 0;
    for (int number = 0; number < PAGES; number++) {
      Page page = pages[number];
      if (page != null) {
        for (int word = 0; word < WORDS; word++) {
          for (long left = page.bits[word]; left != 0; left &= left - 1) {
            ids[count++] = number << PAGE_BITS | word << 6 | Long.numberOfTrailingZeros(left);
          }
        }
      }
    }
    return ids;
  }

  private static int word(int id) {
    return id >>> 6 & (WORDS - 1);
  }

  private static final class Page {
    final long[] bits = new long[WORDS];
    final int[] below = new int[WORDS];
  }
}
