package creditgraph.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import creditgraph.http.access.BearerToken;
import java.time.Duration;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewaySettingsTest {

  @Test
  void listensOnLoopbackAndServesNoPagesUnlessTold() {
    GatewaySettings settings = GatewaySettings.from(ConfigFactory.load());

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.webRoot()).isEmpty();
    assertThat(settings.corsOrigin()).isEmpty();
    assertThat(settings.researcherToken()).hasToString("none");
  }

  @Test
  void leavesTheSettingsOfOtherServersAlone() {
    GatewaySettings settings = TestGateway.settings("server.idle-timeout = 7 s");
    ServerSettings other = ServerSettings.create(ConfigFactory.load());

    assertThat(settings.server().getRemoteAddressAttribute()).isTrue();
    assertThat(settings.server().getTimeouts().idleTimeout().toSeconds()).isEqualTo(7);
    assertThat(other.getRemoteAddressAttribute()).isFalse();
    assertThat(other.getTimeouts().idleTimeout().toSeconds()).isEqualTo(60);
  }

  @Test
  void waitsLongerAtEachOuterLimit() {
    GatewaySettings settings = GatewaySettings.from(ConfigFactory.load());

    Duration inner = settings.askTimeout().plus(settings.bodyTimeout());
    Duration request = settings.requestTimeout();
    Duration idle = Duration.ofNanos(settings.server().getTimeouts().idleTimeout().toNanos());

    assertThat(inner).isLessThan(request);
    assertThat(request).isLessThan(idle);
  }

  @Test
  void takesWhatTheNodeKnowsBetter() {
    GatewaySettings settings =
        TestGateway.settings()
            .withAddress("0.0.0.0", 9090)
            .withWebRoot("pages")
            .withResearcherToken(BearerToken.of("open sesame"));

    assertThat(settings.host()).isEqualTo("0.0.0.0");
    assertThat(settings.port()).isEqualTo(9090);
    assertThat(settings.webRoot()).isEqualTo("pages");
    assertThat(settings.researcherToken().opensWith("open sesame")).isTrue();
    assertThat(settings.toString()).doesNotContain("sesame");
  }

  @ParameterizedTest
  @CsvSource({
    "port = 65536, port",
    "port = -1, port",
    "ask-timeout = 0 s, ask-timeout",
    "body-timeout = -1 s, body-timeout",
    "drain-timeout = 0 s, drain-timeout",
    "body-limit = 0, body-limit",
    "cors-origin = \"*\", cors-origin",
    "cors-origin = \"friend.example\", cors-origin",
    "cors-origin = \"https://friend.example/\", cors-origin",
    "rate-limit.clients = 0, rate-limit.clients",
    "rate-limit.paths.requests = -1, rate-limit.paths.requests",
    "rate-limit.search.per = 0 s, rate-limit.search.per",
  })
  void refusesByKeyWhatMakesNoSense(String line, String key) {
    assertThatThrownBy(() -> TestGateway.settings(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("creditgraph.http." + key + ": expected");
  }
}
