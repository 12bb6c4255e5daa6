package creditgraph.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.seed.TestSeed;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.parquet.column.values.bloomfilter.XxHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Held against published values, and against the XXH64 that Parquet has for its Bloom filters.
class XxHash64Test {

  private final XxHash64 hash = new XxHash64();

  @ParameterizedTest
  @CsvSource({
    "'', ef46db3751d8e999",
    "a, d24ec4f1a98c6e5b",
    "abc, 44bc2cf5ad770999",
    "Nobody inspects the spammish repetition, fbcea83c8a378bf1",
  })
  void givesThePublishedValues(String text, String expected) {
    assertThat(Long.toHexString(of(text.getBytes(StandardCharsets.US_ASCII)))).isEqualTo(expected);
  }

  @Test
  void agreesWithParquetOnBytesOfAnyLength() {
    long seed = TestSeed.of("XxHash64Test");
    Random random = new Random(seed);
    XxHash reference = new XxHash();
    for (int length = 0; length < 10_000; length += length < 200 ? 1 : 97) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);

      assertThat(of(bytes))
          .as("%d bytes, seed %d", length, seed)
          .isEqualTo(reference.hashBytes(bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4092, 4093, 4094, 4095, 4096})
  void writesATextAsUtf8WhereverItFalls(int before) {
    String text = "plain, Östermalm, 東京, 𝄞\uDD1E and\uD834".repeat(300);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    put("x".repeat(before).getBytes(StandardCharsets.US_ASCII));
    put(utf8);
    hash.putByte(0xff);
    long expected = hash.value();

    hash.reset();
    put("x".repeat(before).getBytes(StandardCharsets.US_ASCII));
    hash.putText(text);

    assertThat(hash.value()).isEqualTo(expected);
  }

  @Test
  void writesNumbersLittleEndian() {
    hash.putInt(0x04030201);
    hash.putLong(0x0c0b0a0908070605L);

    assertThat(hash.value()).isEqualTo(of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
  }

  private static long of(byte[] bytes) {
    XxHash64 hash = new XxHash64();
    for (byte b : bytes) {
      hash.putByte(b);
    }
    return hash.value();
  }

  private void put(byte[] bytes) {
    for (byte b : bytes) {
      hash.putByte(b);
    }
  }
}
