package creditgraph.ingest.xml;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.seed.TestSeed;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random bytes, mostly parts of characters, cut here and there.
class Utf8CutSeededTest {

  /// ASCII, continuing bytes, beginnings of two, three and four, and bytes that are never right.
  private static final int[] BYTES = {
    'a', 0x80, 0xa0, 0xbf, 0x9f, 0xc3, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xc0, 0xff
  };

  @Test
  void piecesReadAsTheWhole() {
    Random random = new Random(TestSeed.of("Utf8CutSeededTest"));
    for (int round = 0; round < 20_000; round++) {
      byte[] text = new byte[random.nextInt(24)];
      for (int i = 0; i < text.length; i++) {
        text[i] = (byte) BYTES[random.nextInt(BYTES.length)];
      }
      int cut = Utf8Cut.atMost(text, 0, random.nextInt(text.length + 1));

      assertThat(decoded(text, 0, cut) + decoded(text, cut, text.length))
          .isEqualTo(decoded(text, 0, text.length));
    }
  }

  /// A character that ends here is not cut off all the same: whether it ends here, its bytes alone
  /// would have to tell.
  @Test
  void cutsBeforeTheLastCharacterUnlessItIsAscii() {
    byte[] text = "aé𝄞東".getBytes(StandardCharsets.UTF_8);
    int[] cuts = {0, 1, 1, 1, 3, 3, 3, 3, 7, 7, 7};

    for (int end = 0; end <= text.length; end++) {
      assertThat(Utf8Cut.atMost(text, 0, end)).as("of %d bytes", end).isEqualTo(cuts[end]);
    }
  }

  private static String decoded(byte[] text, int start, int end) {
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }
}
