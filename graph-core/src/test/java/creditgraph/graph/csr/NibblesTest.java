package creditgraph.graph.csr;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.seed.TestSeed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NibblesTest {

  @ParameterizedTest
  @CsvSource({"0, 00", "7, 07", "8, 18", "63, 7f", "64, 8801", "511, ff07", "512, 8818"})
  void writesThreeBitsANibbleLowestFirst(long number, String bytes) throws IOException {
    assertThat(HexFormat.of().formatHex(written(number))).isEqualTo(bytes);
  }

  @Test
  void putsNumbersSideBySideWithoutPadding() throws IOException {
    assertThat(HexFormat.of().formatHex(written(1, 9, 2, 3))).isEqualTo("912103");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 7, 8, 511, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL})
  void readsANumberAtEitherHalfOfAByte(long number) throws IOException {
    for (long[] numbers : new long[][] {{number}, {5, number}}) {
      assertThat(read(written(numbers), numbers.length)).isEqualTo(numbers);
    }
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    SplittableRandom random = new SplittableRandom(TestSeed.of("NibblesTest"));
    long[] numbers = new long[50_000];
    Arrays.setAll(numbers, i -> random.nextInt() >>> random.nextInt(32) & 0xFFFF_FFFFL);
    assertThat(read(written(numbers), numbers.length)).isEqualTo(numbers);
  }

  @Test
  void findsEveryEndOfAWindowAtOnce() throws IOException {
    SplittableRandom random = new SplittableRandom(TestSeed.of("NibblesTest.ends"));
    long[] numbers = new long[50_000];
    Arrays.setAll(numbers, i -> random.nextInt() >>> random.nextInt(32) & 0xFFFF_FFFFL);
    byte[] bytes = written(numbers);
    long end = Arrays.stream(numbers).map(Nibbles::length).sum();
    MemorySegment segment = MemorySegment.ofArray(Arrays.copyOf(bytes, bytes.length + 8));
    long[] read = new long[numbers.length];
    int count = 0;
    for (long at = 0; at < end; ) {
      long window = Nibbles.window(segment, at);
      int start = 0;
      for (long ends = Nibbles.ends(window, end - at); ends != 0; ends &= ends - 1) {
        int stop = Nibbles.firstEnd(ends);
        read[count++] = Nibbles.number(window >>> start, stop - start) & 0xFFFF_FFFFL;
        start = stop;
      }
      at += start >>> 2;
    }
    assertThat(read).isEqualTo(numbers);
  }

  @Test
  void looksForEndsOnlyAmongTheNibblesThatAreLeft() {
    MemorySegment zeros = MemorySegment.ofArray(new byte[16]);
    for (int left = 1; left <= 20; left++) {
      assertThat(Long.bitCount(Nibbles.ends(Nibbles.window(zeros, 1), left)))
          .isEqualTo(Math.min(left, 15));
    }
  }

  @Test
  void knowsTheLengthOfANumberBeforeItIsWritten() throws IOException {
    for (int bits = 0; bits <= 32; bits++) {
      for (long number : new long[] {(1L << bits) - 1, 1L << bits}) {
        NibbleWriter writer = new NibbleWriter(new ByteArrayOutputStream());
        writer.put(number);
        assertThat(writer.written()).as("%d", number).isEqualTo(Nibbles.length(number));
      }
    }
    assertThat(Nibbles.length(0xFFFF_FFFFL)).isEqualTo(Nibbles.MAX_LENGTH);
  }

  @Test
  void movesOnAfterANumberThatDoesNotEnd() {
    MemorySegment damaged = MemorySegment.ofArray(new byte[32]).fill((byte) 0xFF);
    assertThat(Nibbles.bits(Nibbles.window(damaged, 0)) >>> 2).isEqualTo(16);
    assertThat(Nibbles.bits(Nibbles.window(damaged, 1)) >>> 2).isEqualTo(16);
    assertThat(Nibbles.firstEnd(Nibbles.ends(Nibbles.window(damaged, 1), 20)) >>> 2).isEqualTo(16);
  }

  private static byte[] written(long... numbers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    NibbleWriter writer = new NibbleWriter(bytes);
    for (long number : numbers) {
      writer.put(number);
    }
    writer.finish();
    assertThat(bytes.size()).isEqualTo((writer.written() + 1) / 2);
    return bytes.toByteArray();
  }

  private static long[] read(byte[] bytes, int count) {
    MemorySegment segment = MemorySegment.ofArray(Arrays.copyOf(bytes, bytes.length + 8));
    long[] numbers = new long[count];
    long at = 0;
    for (int i = 0; i < count; i++) {
      long window = Nibbles.window(segment, at);
      int bits = Nibbles.bits(window);
      numbers[i] = Nibbles.number(window, bits) & 0xFFFF_FFFFL;
      at += bits >>> 2;
    }
    return numbers;
  }
}
