package creditgraph.node.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Pictures of a file with names that are hard to show.
final class DailyPictureTest {

  private static final String FILE =
      """
      {"date":"2026-11-22","from":1,"to":3,
       "artists":[{"id":1,"name":"A & <B> \\"C\\""},{"id":2,"name":"فيروز\\u202e"},
                  {"id":3,"name":"%s"}],
       "releases":[{"id":10,"title":"Dawn\\u0000\\u0007","year":1999},
                   {"id":20,"title":"]]> </text><script>","year":null}],
       "showcase":[{"name":"best-known","steps":[[10,2],[20,3]]}]}
      """
          .formatted("Long ".repeat(40).strip());

  private final byte[] picture = picture();

  private static byte[] picture() {
    try {
      return DailyPicture.of(FILE.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void showsEachStopOnceInTheOrderOfTheRoute() throws Exception {
    assertThat(texts("text"))
        .hasSize(5)
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("\u2068A & <B> \"C\"\u2069"),
            second -> assertThat(second).isEqualTo("\u2068Dawn, 1999\u2069"),
            third -> assertThat(third).isEqualTo("\u2068فيروز\u2069"),
            fourth -> assertThat(fourth).isEqualTo("\u2068]]> </text><script>\u2069"),
            fifth -> assertThat(fifth).startsWith("\u2068Long Long").endsWith("…\u2069"));
    assertThat(xml().getElementsByTagName("circle").getLength()).isEqualTo(3);
    assertThat(xml().getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void tellsTheWholeChainToWhoeverDoesNotSeeIt() throws Exception {
    Element svg = xml().getDocumentElement();

    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("title desc");
    assertThat(texts("title").getFirst()).contains("2026-11-22", "A & <B> \"C\"", "Long Long");
    assertThat(texts("desc").getFirst())
        .startsWith("\u2068A & <B> \"C\"\u2069 on \u2068Dawn, 1999\u2069 with \u2068فيروز\u2069 on")
        .endsWith("Long".concat("\u2069."));
  }

  @Test
  void needsNeitherStyleNorScriptNorAnotherFile() {
    assertThat(new String(picture, StandardCharsets.UTF_8))
        .doesNotContain(" style=", "<style", "href", "url(", "\u202e", "\u0007");
  }

  @Test
  void isTheSameBytesEachTime() {
    assertThat(picture()).isEqualTo(picture);
  }

  private List<String> texts(String tag) throws Exception {
    NodeList nodes = xml().getElementsByTagName(tag);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  private Document xml() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(picture));
  }
}
