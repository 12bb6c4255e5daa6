package creditgraph.http.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResearcherTokenTest {

  @Test
  void opensWithItselfAlone() {
    ResearcherToken token = ResearcherToken.of("open sesame");

    assertThat(token.opensWith("open sesame")).isTrue();
    assertThat(token.opensWith("open sesam")).isFalse();
    assertThat(token.opensWith("open sesamé")).isFalse();
    assertThat(token.opensWith("")).isFalse();
  }

  @Test
  void opensNothingWhenEmpty() {
    assertThat(ResearcherToken.of("").opensWith("")).isFalse();
  }

  @Test
  void printsNothingOfTheSecret() {
    assertThat(ResearcherToken.of("open sesame")).hasToString("stated");
    assertThat(ResearcherToken.of("")).hasToString("none");
  }
}
