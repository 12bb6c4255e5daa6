package creditgraph.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;

class ValidatorTest {

  private static final Validator STRONG =
      Validator.strong("content".getBytes(StandardCharsets.UTF_8));
  private static final Validator WEAK = Validator.weak("ab12", "performers", "41", "45");

  @Test
  void isHeldByWhoeverStatesItAmongOthers() {
    assertThat(STRONG.isHeldBy(holding(STRONG.tag()))).isTrue();
    assertThat(STRONG.isHeldBy(holding("\"x\",W/\"y\" , " + STRONG.tag()))).isTrue();
    assertThat(STRONG.isHeldBy(holding("*"))).isTrue();
    assertThat(STRONG.isHeldBy(holding("\"x\""))).isFalse();
    assertThat(STRONG.isHeldBy(holding(STRONG.tag().replace("\"", "")))).isFalse();
    assertThat(STRONG.isHeldBy(HttpRequest.GET("/"))).isFalse();
  }

  @Test
  void comparesWithoutRegardToWeakness() {
    assertThat(WEAK.tag()).startsWith("W/");
    assertThat(WEAK.isHeldBy(holding(WEAK.tag()))).isTrue();
    assertThat(WEAK.isHeldBy(holding(WEAK.tag().substring(2)))).isTrue();
    assertThat(STRONG.isHeldBy(holding("W/" + STRONG.tag()))).isTrue();
  }

  @Test
  void tellsApartWhatDiffersInAnyPart() {
    assertThat(Validator.weak("a", "bc")).isNotEqualTo(Validator.weak("ab", "c"));
    assertThat(Validator.weak("a", "b")).isEqualTo(Validator.weak("a", "b"));
  }

  private static HttpRequest holding(String tags) {
    return HttpRequest.GET("/").addHeader(RawHeader.create("If-None-Match", tags));
  }
}
