package creditgraph.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.exchange.Cors;
import creditgraph.http.exchange.Frame;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

  private static final Quota TWO_A_MINUTE = new Quota(2, Duration.ofMinutes(1));

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void saysHowMuchIsLeftAndTurnsTheRestAway() {
    Frame frame = frame("", 100);

    HttpResponse first = ask(frame, "192.0.2.1");
    ask(frame, "192.0.2.1");
    HttpResponse third = ask(frame, "192.0.2.1");

    assertThat(first.status().intValue()).isEqualTo(200);
    assertThat(header(first, "RateLimit-Limit")).isEqualTo("2");
    assertThat(header(first, "RateLimit-Remaining")).isEqualTo("1");
    assertThat(header(first, "RateLimit-Reset")).isEqualTo("30");
    assertThat(third.status().intValue()).isEqualTo(429);
    assertThat(header(third, "RateLimit-Remaining")).isEqualTo("0");
    assertThat(header(third, "RateLimit-Reset")).isEqualTo("60");
    assertThat(header(third, "Retry-After")).isEqualTo("30");
  }

  @Test
  void givesQuestionsBackEvenly() {
    Frame frame = frame("", 100);
    ask(frame, "192.0.2.1");
    ask(frame, "192.0.2.1");

    nanos.addAndGet(Duration.ofSeconds(30).toNanos());

    assertThat(ask(frame, "192.0.2.1").status().intValue()).isEqualTo(200);
    assertThat(ask(frame, "192.0.2.1").status().intValue()).isEqualTo(429);
  }

  @Test
  void countsEachClientAlone() {
    Frame frame = frame("", 100);
    ask(frame, "192.0.2.1");
    ask(frame, "192.0.2.1");

    assertThat(ask(frame, "192.0.2.2").status().intValue()).isEqualTo(200);
  }

  @Test
  void countsAHouseholdOfIpv6AsOneClient() {
    Frame frame = frame("", 100);
    ask(frame, "2001:db8:0:1::1");
    ask(frame, "2001:db8:0:1:ffff::2");

    assertThat(ask(frame, "2001:db8:0:1::3").status().intValue()).isEqualTo(429);
    assertThat(ask(frame, "2001:db8:0:2::1").status().intValue()).isEqualTo(200);
  }

  @Test
  void believesAForwardedAddressOnlyFromTheProxyItWasToldOf() {
    HttpRequest forwarded =
        from("192.0.2.1").addHeader(RawHeader.create("CF-Connecting-IP", "198.51.100.7"));
    Frame trusting = frame("CF-Connecting-IP", 100);
    Frame wary = frame("", 100);

    for (int i = 0; i < 2; i++) {
      ask(trusting, forwarded);
      ask(wary, forwarded);
    }

    assertThat(ask(trusting, "192.0.2.1").status().intValue()).isEqualTo(200);
    assertThat(ask(wary, "192.0.2.1").status().intValue()).isEqualTo(429);
  }

  @Test
  void fallsBackToTheConnectionWhenTheProxyStatesNoAddress() {
    Frame frame = frame("CF-Connecting-IP", 100);
    HttpRequest odd =
        from("192.0.2.1").addHeader(RawHeader.create("CF-Connecting-IP", "example.org"));
    ask(frame, odd);
    ask(frame, odd);

    assertThat(ask(frame, "192.0.2.1").status().intValue()).isEqualTo(429);
  }

  @Test
  void remembersNoMoreClientsThanItsTableHolds() {
    RateLimits limits = new RateLimits("", 10, TWO_A_MINUTE, TWO_A_MINUTE);
    RateLimiter limiter = RateLimiter.create(limits.paths(), limits, clock());
    Frame frame = frame(limiter);

    for (int i = 0; i < 1_000; i++) {
      ask(frame, "198.51." + i / 250 + "." + i % 250);
    }
    assertThat(limiter.remembered()).isBetween(1L, 10L);

    nanos.addAndGet(Duration.ofMinutes(2).toNanos());
    assertThat(limiter.remembered()).isZero();
  }

  @Test
  void countsNothingWithoutLimit() {
    RateLimits limits = new RateLimits("", 1, new Quota(0, Duration.ofMinutes(1)), TWO_A_MINUTE);
    Frame frame = frame(RateLimiter.create(limits.paths(), limits));

    for (int i = 0; i < 10; i++) {
      HttpResponse response = ask(frame, "192.0.2.1");
      assertThat(response.status().intValue()).isEqualTo(200);
      assertThat(response.getHeader("RateLimit-Limit")).isEmpty();
    }
  }

  @Test
  void limitsQuestionsOverHttpWhateverTheirOutcome() {
    try (TestGateway gateway =
        TestGateway.start("rate-limit.paths.requests = 2", "rate-limit.paths.per = 1 hour")) {
      gateway.post("/paths", "{");
      Answer refused = gateway.post("/paths", "{\"from\":1,\"to\":1}");
      Answer limited = gateway.post("/paths", "{");

      assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
      assertThat(limited.status()).isEqualTo(429);
      assertThat(limited.json().get("retryAfterSeconds").longValue())
          .isEqualTo(Long.parseLong(limited.header("Retry-After")))
          .isPositive();
      assertThat(gateway.get("/snapshots").status()).isEqualTo(200);
    }
  }

  private Frame frame(String trustedHeader, int clients) {
    RateLimits limits = new RateLimits(trustedHeader, clients, TWO_A_MINUTE, TWO_A_MINUTE);
    return frame(RateLimiter.create(limits.paths(), limits, clock()));
  }

  private static Frame frame(RateLimiter limiter) {
    return Frame.around(
        limiter.limit(request -> CompletableFuture.completedStage(HttpResponse.create())),
        new Cors(""));
  }

  private TimeMeter clock() {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return nanos.get();
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }

  private static HttpResponse ask(Frame frame, String address) {
    return ask(frame, from(address));
  }

  private static HttpResponse ask(Frame frame, HttpRequest request) {
    return frame.handle(request).toCompletableFuture().join();
  }

  private static HttpRequest from(String address) {
    return HttpRequest.GET("/")
        .addAttribute(
            AttributeKeys.remoteAddress, RemoteAddress.create(InetAddress.ofLiteral(address)));
  }

  private static String header(HttpResponse response, String name) {
    return response.getHeader(name).map(HttpHeader::value).orElse("");
  }
}
