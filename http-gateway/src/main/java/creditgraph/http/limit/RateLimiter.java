package creditgraph.http.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import creditgraph.http.exchange.Handler;
import creditgraph.http.problem.Faults;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// One token bucket a client, for one kind of question. Every answer says how much is left.
///
/// Buckets are kept for a bounded number of clients and forgotten once they are full again. A
/// forgotten client starts anew: the table bounds memory, not a determined crowd.
public final class RateLimiter {

  private final Quota quota;
  private final ClientAddress address;
  private final TimeMeter clock;
  private final Cache<String, Bucket> buckets;

  private RateLimiter(
      Quota quota, ClientAddress address, TimeMeter clock, Cache<String, Bucket> buckets) {
    this.quota = quota;
    this.address = address;
    this.clock = clock;
    this.buckets = buckets;
  }

  public static RateLimiter create(Quota quota, RateLimits limits) {
    return create(quota, limits, TimeMeter.SYSTEM_NANOTIME);
  }

  static RateLimiter create(Quota quota, RateLimits limits, TimeMeter clock) {
    Cache<String, Bucket> buckets =
        Caffeine.newBuilder()
            .maximumSize(limits.clients())
            .expireAfterAccess(quota.per())
            .ticker(clock::currentTimeNanos)
            .build();
    return new RateLimiter(quota, new ClientAddress(limits.clientAddressHeader()), clock, buckets);
  }

  /// The same handler, asked no more often than the quota says.
  public Handler limit(Handler inner) {
    if (quota.unlimited()) {
      return inner;
    }
    Handler answered = Faults.answered(inner);
    return request -> {
      ConsumptionProbe probe = take(request);
      List<HttpHeader> headers = headers(probe);
      if (!probe.isConsumed()) {
        return CompletableFuture.completedStage(refusal(request, probe).addHeaders(headers));
      }
      return answered.handle(request).thenApply(response -> response.addHeaders(headers));
    };
  }

  /// How many clients have a bucket now.
  long remembered() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  private ConsumptionProbe take(HttpRequest request) {
    Bucket bucket = buckets.get(address.of(request), client -> fullBucket());
    return bucket.tryConsumeAndReturnRemaining(1);
  }

  private Bucket fullBucket() {
    Bandwidth bandwidth =
        Bandwidth.builder()
            .capacity(quota.requests())
            .refillGreedy(quota.requests(), quota.per())
            .build();
    return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(clock).build();
  }

  private List<HttpHeader> headers(ConsumptionProbe probe) {
    return List.of(
        RawHeader.create("RateLimit-Limit", Integer.toString(quota.requests())),
        RawHeader.create("RateLimit-Remaining", Long.toString(probe.getRemainingTokens())),
        RawHeader.create(
            "RateLimit-Reset", Long.toString(secondsUp(probe.getNanosToWaitForReset()))));
  }

  private HttpResponse refusal(HttpRequest request, ConsumptionProbe probe) {
    return Problem.of(
            ProblemType.RATE_LIMITED,
            "At most " + quota.requests() + " of these in " + quota.per().toSeconds() + " s.")
        .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()))
        .respondTo(request);
  }

  private static long secondsUp(long nanos) {
    return Duration.ofNanos(nanos).plusMillis(999).toSeconds();
  }
}
