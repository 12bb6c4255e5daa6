package creditgraph.ingest.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.junit.jupiter.api.Test;

/// Random records, whole and damaged, read here and by Aalto: the same tags and texts, or both
/// refuse. Where editions of XML 1.0 differ, in names of rare letters, nothing is asked.
class XmlTokensSeededTest {

  private static final int RECORDS = 40_000;
  private static final int MAX_DAMAGE = 3;
  private static final String[] NAMES = {"release", "a", "ab", "b", "sub_tracks", "é"};
  private static final String[] PIECES = {
    "<",
    ">",
    "/",
    "&",
    ";",
    "\"",
    "'",
    "=",
    " ",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "]",
    "]]>",
    "!",
    "-",
    "--",
    "?",
    "a",
    "B",
    "1",
    ".",
    "#",
    "&amp;",
    "&lt;",
    "&#65;",
    "&#xe9;",
    "&#10;",
    "&#0;",
    "&a;",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?",
    "?>",
    "<?a b?>",
    "<?xml?>",
    "</a>",
    "<a>",
    "<a/>",
    "é",
    "\uFFFD",
    "\uFFFF",
    "日本",
    "\u0001",
    "a=\"1\"",
  };

  private final long seed = Long.getLong("seed", new SplittableRandom().nextLong());
  private final XmlTokens tokens = new XmlTokens();
  private final Sanitizer sanitizer = new Sanitizer();

  @Test
  void readsWhatAaltoReads() {
    SplittableRandom random = new SplittableRandom(seed);
    int read = 0;
    int repaired = 0;
    for (int i = 0; i < RECORDS; i++) {
      Sanitizer.Slice record = record(random);
      Sanitizer.Slice clean = sanitizer.clean(record);
      Optional<List<String>> expected = byAalto(clean);
      String told = "seed %d, record %d: %s".formatted(seed, i, text(record));
      assertThat(byTokens(clean, false)).as(told).isEqualTo(expected);
      Optional<List<String>> raw = byTokens(record, true);
      if (raw.isPresent()) {
        assertThat(clean).as(told).isSameAs(record);
        assertThat(raw).as(told).isEqualTo(expected);
        read++;
      } else if (expected.isPresent()) {
        repaired++;
      }
    }
    assertThat(read).as("read as they were, seed %d", seed).isBetween(RECORDS / 10, RECORDS);
    assertThat(repaired).as("read after repairs, seed %d", seed).isGreaterThan(RECORDS / 100);
  }

  /// In the middle of other bytes, as in a batch.
  private static Sanitizer.Slice record(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    element(random, 0, text);
    for (int damage = random.nextInt(MAX_DAMAGE + 1); damage > 0; damage--) {
      int from = 1 + random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(3));
      text.replace(from, to, random.nextBoolean() ? piece(random) : "");
    }
    byte[] bytes = ("<z>" + text + "</z>").getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(20) == 0) {
      bytes[3 + random.nextInt(bytes.length - 7)] = damage(random);
    }
    return new Sanitizer.Slice(bytes, 3, bytes.length - 7);
  }

  /// ASCII but the colon, which Aalto takes for a namespace's, or what no UTF-8 has.
  private static byte damage(SplittableRandom random) {
    int b = random.nextInt(0x80);
    return (byte) (b == ':' ? 0xff : b);
  }

  private static void element(SplittableRandom random, int depth, StringBuilder into) {
    String name = NAMES[random.nextInt(NAMES.length)];
    into.append('<').append(name);
    for (int i = random.nextInt(6) - 3; i > 0; i--) {
      String quote = random.nextBoolean() ? "\"" : "'";
      into.append(' ').append((char) ('a' + i)).append('=').append(quote);
      into.append(random.nextInt(3) == 0 ? piece(random) : "value").append(quote);
    }
    if (random.nextInt(5) == 0) {
      into.append("/>");
      return;
    }
    into.append('>');
    for (int i = random.nextInt(4); i > 0; i--) {
      if (depth < 4 && random.nextBoolean()) {
        element(random, depth + 1, into);
      } else {
        into.append(random.nextInt(6) == 0 ? piece(random) : "some text");
      }
    }
    into.append("</").append(name).append('>');
  }

  private static String piece(SplittableRandom random) {
    return PIECES[random.nextInt(PIECES.length)];
  }

  private Optional<List<String>> byTokens(Sanitizer.Slice record, boolean raw) {
    Said said = new Said();
    tokens.open(record.bytes(), record.offset(), record.length(), raw);
    try {
      do {
        switch (tokens.next()) {
          case START -> {
            List<String> attributes = new ArrayList<>();
            for (int i = 0; i < tokens.attributes().count(); i++) {
              attributes.add(tokens.attributes().name(i) + "=" + tokens.attributes().value(i));
            }
            said.start(tokens.element().text(), attributes);
          }
          case TEXT -> said.text(tokens.text());
          case END -> said.end();
        }
      } while (tokens.depth() > 0);
      tokens.requireEnd();
      return Optional.of(said.lines);
    } catch (RecordRefused e) {
      return Optional.empty();
    }
  }

  private static Optional<List<String>> byAalto(Sanitizer.Slice record) {
    InputFactoryImpl factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    Said said = new Said();
    byte[] alone =
        Arrays.copyOfRange(record.bytes(), record.offset(), record.offset() + record.length());
    try {
      XMLStreamReader2 xml =
          (XMLStreamReader2)
              factory.createXMLStreamReader(new java.io.ByteArrayInputStream(alone), "UTF-8");
      int depth = 0;
      do {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            depth++;
            List<String> attributes = new ArrayList<>();
            for (int i = 0; i < xml.getAttributeCount(); i++) {
              attributes.add(xml.getAttributeLocalName(i) + "=" + xml.getAttributeValue(i));
            }
            said.start(xml.getLocalName(), attributes);
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            said.end();
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
              said.text(xml.getText());
          case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
          default -> {
            return Optional.empty();
          }
        }
      } while (depth > 0 || said.lines.isEmpty());
      boolean whole = xml.getLocationInfo().getEndingByteOffset() == alone.length;
      return whole ? Optional.of(said.lines) : Optional.empty();
    } catch (XMLStreamException | UncheckedStreamException e) {
      return Optional.empty();
    }
  }

  private static String text(Sanitizer.Slice record) {
    return new String(record.bytes(), record.offset(), record.length(), StandardCharsets.UTF_8);
  }

  /// Texts that follow each other are one.
  private static final class Said {
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    void start(String name, List<String> attributes) {
      endText();
      lines.add("<" + name + attributes);
    }

    void text(String part) {
      text.append(part);
    }

    void end() {
      endText();
      lines.add(">");
    }

    private void endText() {
      if (!text.isEmpty()) {
        lines.add(text.toString());
        text.setLength(0);
      }
    }
  }
}
