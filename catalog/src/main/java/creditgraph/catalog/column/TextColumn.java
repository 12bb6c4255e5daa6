package creditgraph.catalog.column;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.jspecify.annotations.Nullable;

/// Texts in UTF-8: as numbers of a dictionary while they repeat, else one behind the other.
///
/// A row group begins with a dictionary. It is given up for the rest of the group, the page at hand
/// included, when more than half of the texts of its first page were new, or when it is full.
public final class TextColumn extends ColumnChunk {

  private static final int DICTIONARY_BYTES = 256 << 10;
  private static final int INITIAL_VALUES = 1 << 10;
  private static final int LENGTH_BYTES = Integer.BYTES;

  private final ByteBufferAllocator allocator;
  private final TextDictionary dictionary = new TextDictionary();
  private final TextBytes plain;
  private final TextRange range = new TextRange();

  private boolean numbered;
  private int dictionaryBytes;
  private int numberedPages;

  /// Of the page at hand, while there is a dictionary.
  private int[] numbers = new int[INITIAL_VALUES];

  private int count;

  /// Holds the page when it is made of numbers.
  private @Nullable RunLengthBitPackingHybridEncoder encoder;

  /// By text of the dictionary: the last page it was met in, so that each is compared once a page.
  private int[] metInPage = new int[INITIAL_VALUES];

  public TextColumn(ColumnDescriptor descriptor, ByteBufferAllocator allocator) {
    super(descriptor, allocator);
    this.allocator = allocator;
    this.plain = new TextBytes(allocator);
  }

  public void add(String text) {
    countValue();
    if (!numbered) {
      addPlain(text);
      return;
    }
    int known = dictionary.size();
    int number = dictionary.number(text);
    if (number >= 0) {
      meet(number, text, number == known);
    }
    if (number < 0 || dictionaryBytes > DICTIONARY_BYTES) {
      giveUpDictionary();
      addPlain(text);
      return;
    }
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, count * 2);
    }
    numbers[count++] = number;
  }

  private void meet(int number, String text, boolean isNew) {
    if (number == metInPage.length) {
      metInPage = Arrays.copyOf(metInPage, number * 2);
    }
    int page = numberedPages + 1;
    if (metInPage[number] != page) {
      metInPage[number] = page;
      byte[] bytes = bytes(text);
      range.add(bytes);
      if (isNew) {
        dictionaryBytes += LENGTH_BYTES + bytes.length;
      }
    }
  }

  private void addPlain(String text) {
    byte[] bytes = bytes(text);
    plain.add(bytes);
    range.add(bytes);
  }

  private void giveUpDictionary() {
    for (int i = 0; i < count; i++) {
      plain.add(bytes(dictionary.text(numbers[i])));
    }
    count = 0;
    numbered = false;
  }

  @Override
  void reset() {
    dictionary.clear();
    Arrays.fill(metInPage, 0);
    dictionaryBytes = 0;
    numberedPages = 0;
    numbered = true;
    resetPage();
  }

  @Override
  void resetPage() {
    count = 0;
    plain.reset();
    range.reset();
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
  }

  @Override
  long pageBytes() {
    return numbered ? (long) count * Integer.BYTES : plain.size();
  }

  @Override
  BytesInput pageData() throws IOException {
    if (numbered && numberedPages == 0 && dictionary.size() > count / 2) {
      giveUpDictionary();
    }
    return numbered ? numbersEncoded() : plain.encoded();
  }

  /// The width of a number in one byte, then the numbers.
  private BytesInput numbersEncoded() throws IOException {
    numberedPages++;
    int bits = BytesUtils.getWidthFromMaxInt(dictionary.size() - 1);
    encoder =
        new RunLengthBitPackingHybridEncoder(
            bits, ValuesColumn.INITIAL_BYTES, PAGE_BYTES, allocator);
    for (int i = 0; i < count; i++) {
      encoder.writeInt(numbers[i]);
    }
    return BytesInput.concat(BytesInput.from(new byte[] {(byte) bits}), encoder.toBytes());
  }

  @Override
  Encoding pageEncoding() {
    return numbered ? Encoding.RLE_DICTIONARY : TextBytes.ENCODING;
  }

  @Override
  byte[] least() {
    return range.least();
  }

  @Override
  byte[] greatest() {
    return range.greatest();
  }

  @Override
  void finish(PageWriter writer) throws IOException {
    if (numberedPages > 0) {
      writer.writeDictionaryPage(
          new DictionaryPage(dictionaryEncoded(), dictionary.size(), Encoding.PLAIN));
    }
    dictionary.clear();
  }

  private BytesInput dictionaryEncoded() {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream(dictionaryBytes);
    ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int number = 0; number < dictionary.size(); number++) {
      byte[] text = bytes(dictionary.text(number));
      encoded.writeBytes(length.putInt(0, text.length).array());
      encoded.writeBytes(text);
    }
    return BytesInput.from(encoded.toByteArray());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
