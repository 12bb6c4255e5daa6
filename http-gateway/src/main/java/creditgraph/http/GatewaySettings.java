package creditgraph.http;

import com.typesafe.config.Config;
import creditgraph.http.access.BearerToken;
import creditgraph.http.limit.Quota;
import creditgraph.http.limit.RateLimits;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.settings.ServerSettings;

/// How the gateway listens, how long it waits and how much it takes.
///
/// @param port 0 takes any free port
/// @param webRoot directory of the built web pages; empty means that no pages are served
/// @param webRootLimitBytes how much of it is kept in memory at most
/// @param exportsRoot directory of the files below `/data`; empty means none
/// @param askTimeout how long a port may take before the caller gets a `timeout` problem
/// @param bodyTimeout how long a client may take to send a body
/// @param drainTimeout how long running requests may take once the node shuts down
/// @param corsOrigin the one foreign origin whose pages may read answers; empty means none
public record GatewaySettings(
    String host,
    int port,
    String webRoot,
    long webRootLimitBytes,
    String exportsRoot,
    Duration askTimeout,
    Duration bodyTimeout,
    int bodyLimitBytes,
    Duration drainTimeout,
    String corsOrigin,
    BearerToken researcherToken,
    RateLimits rateLimits,
    ServerSettings server) {

  private static final Pattern ORIGIN = Pattern.compile("(https?://[^/\\s*]+)?");

  public GatewaySettings {
    check(port >= 0 && port <= 65_535, "port: expected 0 to 65535, found " + port);
    check(bodyLimitBytes > 0, "body-limit: expected 1 byte or more, found " + bodyLimitBytes);
    check(askTimeout.isPositive(), "ask-timeout: expected a positive time, found " + askTimeout);
    check(bodyTimeout.isPositive(), "body-timeout: expected a positive time, found " + bodyTimeout);
    check(
        drainTimeout.isPositive(),
        "drain-timeout: expected a positive time, found " + drainTimeout);
    check(
        ORIGIN.matcher(corsOrigin).matches(),
        "cors-origin: expected one origin such as https://example.org, or nothing, found '"
            + corsOrigin
            + "'");
    check(
        rateLimits.clients() > 0,
        "rate-limit.clients: expected 1 or more, found " + rateLimits.clients());
    check(
        server.getTimeouts().idleTimeout().isFinite(),
        "server.idle-timeout: expected a time, found " + server.getTimeouts().idleTimeout());
    check(
        server.getTimeouts().requestTimeout().isFinite(),
        "server.request-timeout: expected a time, found " + server.getTimeouts().requestTimeout());
    checkQuota("rate-limit.paths", rateLimits.paths());
    checkQuota("rate-limit.search", rateLimits.search());
  }

  /// Reads `creditgraph.http` of an application's configuration.
  ///
  /// @throws IllegalArgumentException naming the key whose value makes no sense
  public static GatewaySettings from(Config application) {
    Config http = application.getConfig("creditgraph.http");
    return new GatewaySettings(
        http.getString("host"),
        http.getInt("port"),
        http.getString("web-root"),
        http.getBytes("web-root-limit"),
        http.getString("exports-root"),
        http.getDuration("ask-timeout"),
        http.getDuration("body-timeout"),
        Math.toIntExact(http.getBytes("body-limit")),
        http.getDuration("drain-timeout"),
        http.getString("cors-origin"),
        BearerToken.of(http.getString("researcher-token")),
        rateLimits(http.getConfig("rate-limit")),
        ServerSettings.create(
            http.getConfig("server").atPath("pekko.http.server").withFallback(application)));
  }

  public GatewaySettings withAddress(String newHost, int newPort) {
    return new GatewaySettings(
        newHost,
        newPort,
        webRoot,
        webRootLimitBytes,
        exportsRoot,
        askTimeout,
        bodyTimeout,
        bodyLimitBytes,
        drainTimeout,
        corsOrigin,
        researcherToken,
        rateLimits,
        server);
  }

  public GatewaySettings withWebRoot(String directory) {
    return new GatewaySettings(
        host,
        port,
        directory,
        webRootLimitBytes,
        exportsRoot,
        askTimeout,
        bodyTimeout,
        bodyLimitBytes,
        drainTimeout,
        corsOrigin,
        researcherToken,
        rateLimits,
        server);
  }

  public GatewaySettings withResearcherToken(BearerToken token) {
    return new GatewaySettings(
        host,
        port,
        webRoot,
        webRootLimitBytes,
        exportsRoot,
        askTimeout,
        bodyTimeout,
        bodyLimitBytes,
        drainTimeout,
        corsOrigin,
        token,
        rateLimits,
        server);
  }

  /// How long the head of a request may take: as long as a connection may be silent.
  Duration headTimeout() {
    return Duration.ofNanos(server.getTimeouts().idleTimeout().toNanos());
  }

  /// The last resort for an answer that does not come.
  Duration requestTimeout() {
    return Duration.ofNanos(server.getTimeouts().requestTimeout().toNanos());
  }

  /// The server's own settings, without what is kept here instead of there. Pekko sets a timer for
  /// every request, and of each that was not needed something is left for five seconds: a burden on
  /// every young collection when thousands are refused in a second.
  ServerSettings serverWithoutRequestTimeout() {
    return server.withTimeouts(
        server.getTimeouts().withRequestTimeout(scala.concurrent.duration.Duration.Inf()));
  }

  private static RateLimits rateLimits(Config limits) {
    return new RateLimits(
        limits.getString("client-address-header"),
        limits.getInt("clients"),
        quota(limits.getConfig("paths")),
        quota(limits.getConfig("search")));
  }

  private static Quota quota(Config quota) {
    return new Quota(quota.getInt("requests"), quota.getDuration("per"));
  }

  private static void checkQuota(String key, Quota quota) {
    check(quota.requests() >= 0, key + ".requests: expected 0 or more, found " + quota.requests());
    check(quota.per().isPositive(), key + ".per: expected a positive time, found " + quota.per());
  }

  private static void check(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException("creditgraph.http." + complaint);
    }
  }
}
