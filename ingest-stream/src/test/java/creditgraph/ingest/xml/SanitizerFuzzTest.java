package creditgraph.ingest.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import creditgraph.ingest.xml.Sanitizer.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Any bytes at all, made characters that XML allows.
class SanitizerFuzzTest {

  @FuzzTest(maxDuration = "5m")
  void whatIsCleanStaysAsItIs(byte[] input) throws CharacterCodingException {
    Sanitizer sanitizer = new Sanitizer();
    Slice clean = sanitizer.clean(new Slice(input.clone(), 0, input.length));
    sanitizer.takeRepairs();
    byte[] once =
        Arrays.copyOfRange(clean.bytes(), clean.offset(), clean.offset() + clean.length());
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(once)).toString();

    Slice again = sanitizer.clean(new Slice(once, 0, once.length));

    assertThat(Arrays.copyOfRange(again.bytes(), again.offset(), again.offset() + again.length()))
        .isEqualTo(once);
    assertThat(sanitizer.takeRepairs()).isEqualTo(Repairs.NONE);
    assertThat(text.codePoints().filter(character -> !isXml(character)).toArray()).isEmpty();
  }

  private static boolean isXml(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character != 0xfffe && character != 0xffff);
  }
}
