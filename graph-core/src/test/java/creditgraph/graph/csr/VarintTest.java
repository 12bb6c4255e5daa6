package creditgraph.graph.csr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VarintTest {

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "1, 01",
    "127, 7f",
    "128, 8001",
    "16383, ff7f",
    "16384, 808001",
    "2147483647, ffffffff07",
    "4294967295, ffffffff0f",
    "-1, ffffffffffffffffff01"
  })
  void writesSevenBitsAByteLowestFirst(long value, String hex) {
    byte[] into = new byte[Varint.MAX_LONG_BYTES + 1];
    int end = Varint.put(into, 1, value);
    assertThat(HexFormat.of().formatHex(Arrays.copyOfRange(into, 1, end))).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-1, 1",
    "1, 2",
    "-2, 3",
    "2147483647, 4294967294",
    "-2147483647, 4294967293"
  })
  void foldsSignsSoThatSmallStaysSmall(long value, long code) {
    assertThat(Varint.zigzag(value)).isEqualTo(code);
    assertThat(Varint.unzigzag(code)).isEqualTo(value);
  }

  @Test
  void undoesTheExtremes() {
    assertThat(Varint.unzigzag(Varint.zigzag(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
    assertThat(Varint.unzigzag(Varint.zigzag(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
  }
}
