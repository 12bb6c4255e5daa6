package creditgraph.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;

class BearerTokenTest {

  @Test
  void opensWithItselfAlone() {
    BearerToken token = BearerToken.of("open sesame");

    assertThat(token.opensWith("open sesame")).isTrue();
    assertThat(token.opensWith("open sesam")).isFalse();
    assertThat(token.opensWith("open sesamé")).isFalse();
    assertThat(token.opensWith("")).isFalse();
  }

  @Test
  void isLookedForInTheHeader() {
    BearerToken token = BearerToken.of("open sesame");

    assertThat(token.opensWith(request("Bearer open sesame"))).isTrue();
    assertThat(token.opensWith(request("bearer  open sesame "))).isTrue();
    assertThat(token.opensWith(request("Basic open sesame"))).isFalse();
    assertThat(token.opensWith(request("open sesame"))).isFalse();
    assertThat(token.opensWith(HttpRequest.create())).isFalse();
    assertThat(BearerToken.of("").opensWith(request("Bearer "))).isFalse();
  }

  private static HttpRequest request(String authorization) {
    return HttpRequest.create().addHeader(RawHeader.create("Authorization", authorization));
  }

  @Test
  void opensNothingWhenEmpty() {
    assertThat(BearerToken.of("").opensWith("")).isFalse();
  }

  @Test
  void printsNothingOfTheSecret() {
    assertThat(BearerToken.of("open sesame")).hasToString("stated");
    assertThat(BearerToken.of("")).hasToString("none");
  }
}
