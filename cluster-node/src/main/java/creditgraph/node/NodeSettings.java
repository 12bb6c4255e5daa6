package creditgraph.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueType;
import creditgraph.node.snapshot.SnapshotExtent;
import creditgraph.node.snapshot.SnapshotSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The validated form of `creditgraph.node`; `reference.conf` says what each value means.
///
/// @param bindHost where to listen; equal to `host` unless set apart
/// @param seedNodes `host:port` each, not empty: this node itself when none was given
/// @param withoutControl how long a cluster lives on without a control node
/// @param tlsDirectory of certificates and key; empty for traffic in the clear
public record NodeSettings(
    String name,
    Set<NodeRole> roles,
    String host,
    String bindHost,
    int port,
    List<String> seedNodes,
    Duration withoutControl,
    String tlsDirectory,
    Path dataRoot,
    Endpoint management,
    Http http,
    Postgres postgres,
    String researcherTokenFile,
    String operatorTokenFile,
    boolean stopWithParent,
    int lanes,
    Search search,
    int computeThreads,
    int blockingThreads,
    SnapshotSettings snapshot,
    Sample sample) {

  private static final String ROOT = "creditgraph.node";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");
  private static final Pattern SEED = Pattern.compile("\\[?[^,\\s]+?]?:[0-9]{1,5}");

  public record Endpoint(String host, int port) {
    public Endpoint {
      requirePort("port", port);
    }
  }

  /// @param webRoot empty for no pages
  public record Http(Endpoint endpoint, String webRoot) {}

  public record Postgres(
      String url, String user, String password, int connections, Duration connectWithin) {
    public Postgres {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException(
            key("postgres.url") + ": expected jdbc:postgresql:…, found '" + url + "'");
      }
      requireRange("postgres.connections", connections, 1, 100);
    }
  }

  /// @param longestWait that questions may have before them while others have been waiting for a
  ///   while
  /// @param cacheBytes 0 for no cache
  /// @param stored answers kept in the database for each snapshot; 0 for none
  /// @param storedFromEdges credits that a search must have read for its answer to be stored
  public record Search(
      int threads,
      int queue,
      Duration longestWait,
      long cacheBytes,
      int stored,
      long storedFromEdges,
      Duration timeout) {
    public Search {
      requireRange("search.threads", threads, 1, 256);
      requireRange("search.queue", queue, threads, 100_000);
      requirePositive("search.longest-wait", longestWait);
      requireRange("search.stored", stored, 0, 1_000_000);
      requirePositive("search.timeout", timeout);
    }
  }

  public record Sample(Duration lease, int running) {
    public Sample {
      requirePositive("sample.lease", lease);
      requireRange("sample.running", running, 1, 1000);
    }
  }

  public NodeSettings {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          key("name") + ": expected " + NAME.pattern() + ", found '" + name + "'");
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException(key("roles") + ": expected at least one, found none");
    }
    roles = Set.copyOf(roles);
    requirePort("port", port);
    seedNodes = List.copyOf(seedNodes);
    for (String seed : seedNodes) {
      if (!SEED.matcher(seed).matches()) {
        throw new IllegalArgumentException(
            key("seed-nodes") + ": expected host:port, found '" + seed + "'");
      }
    }
    requirePositive("without-control", withoutControl);
    requireRange("lanes", lanes, 1, 1024);
    requireRange("compute.threads", computeThreads, 1, 256);
    requireRange("blocking.threads", blockingThreads, 1, 256);
  }

  /// Reads `creditgraph.node` of a loaded configuration.
  ///
  /// @throws IllegalArgumentException naming the key, what was expected and what was found
  public static NodeSettings from(Config loaded) {
    try {
      return read(loaded.getConfig(ROOT));
    } catch (ConfigException e) {
      throw new IllegalArgumentException("settings: " + e.getMessage(), e);
    }
  }

  public boolean has(NodeRole role) {
    return roles.contains(role);
  }

  /// True when this node runs lanes.
  public boolean computes() {
    return has(NodeRole.WORKER) || has(NodeRole.HEAVY);
  }

  /// How much of a snapshot this node has: a worker that fetches takes no more than it needs.
  public SnapshotExtent extent() {
    return has(NodeRole.CONTROL) || snapshot.source() == SnapshotSettings.Source.DISK
        ? SnapshotExtent.WHOLE
        : SnapshotExtent.SEARCH;
  }

  /// Where the snapshots are.
  public Path graphRoot() {
    return dataRoot.resolve("graph");
  }

  /// Where the files are that a site plays with while the cluster is off.
  public Path exportsRoot() {
    return dataRoot.resolve("exports");
  }

  /// The effective settings, one `key=value` a line; the password is masked.
  public String describe() {
    return """
    name=%s
    roles=%s
    host=%s bind-host=%s port=%d
    seed-nodes=%s
    without-control=%s
    tls.directory=%s
    data-root=%s
    management=%s:%d
    http=%s:%d web-root=%s
    postgres.url=%s user=%s password=%s connections=%d
    researcher-token-file=%s
    operator-token-file=%s
    stop-with-parent=%s
    lanes=%d
    search.threads=%d queue=%d longest-wait=%s cache=%d stored=%d stored-from-edges=%d timeout=%s
    compute.threads=%d
    blocking.threads=%d
    %s
    sample.lease=%s running=%d\
    """
        .formatted(
            name,
            roleWords(),
            host,
            bindHost,
            port,
            String.join(",", seedNodes),
            withoutControl,
            orNone(tlsDirectory),
            dataRoot,
            management.host(),
            management.port(),
            http.endpoint().host(),
            http.endpoint().port(),
            orNone(http.webRoot()),
            withoutSecrets(postgres.url()),
            postgres.user(),
            postgres.password().isEmpty() ? "(none)" : "(set)",
            postgres.connections(),
            orNone(researcherTokenFile),
            orNone(operatorTokenFile),
            stopWithParent,
            lanes,
            search.threads(),
            search.queue(),
            search.longestWait(),
            search.cacheBytes(),
            search.stored(),
            search.storedFromEdges(),
            search.timeout(),
            computeThreads,
            blockingThreads,
            snapshot.describe(),
            sample.lease(),
            sample.running());
  }

  private String roleWords() {
    return roles.stream().sorted().map(NodeRole::word).collect(Collectors.joining(","));
  }

  private static NodeSettings read(Config config) {
    String host = config.getString("host");
    int port = config.getInt("port");
    String bindHost = config.getString("bind-host");
    List<String> seeds = texts(config, "seed-nodes");
    EnumSet<NodeRole> roles = EnumSet.noneOf(NodeRole.class);
    texts(config, "roles").forEach(word -> roles.add(NodeRole.of(word)));
    return new NodeSettings(
        config.getString("name"),
        roles,
        host,
        bindHost.isEmpty() ? host : bindHost,
        port,
        seeds.isEmpty() ? List.of(host + ":" + port) : seeds,
        config.getDuration("without-control"),
        config.getString("tls.directory"),
        Path.of(config.getString("data-root")).toAbsolutePath().normalize(),
        endpoint(config.getConfig("management")),
        new Http(endpoint(config.getConfig("http")), config.getString("http.web-root")),
        postgres(config.getConfig("postgres")),
        config.getString("researcher-token-file"),
        config.getString("operator-token-file"),
        config.getBoolean("stop-with-parent"),
        config.getInt("lanes"),
        search(config.getConfig("search")),
        config.getInt("compute.threads"),
        config.getInt("blocking.threads"),
        SnapshotSettings.from(config.getConfig("snapshot")),
        sample(config.getConfig("sample")));
  }

  private static Endpoint endpoint(Config config) {
    return new Endpoint(config.getString("host"), config.getInt("port"));
  }

  private static Postgres postgres(Config config) {
    return new Postgres(
        config.getString("url"),
        config.getString("user"),
        config.getString("password"),
        config.getInt("connections"),
        config.getDuration("connect-within"));
  }

  private static Search search(Config config) {
    return new Search(
        config.getInt("threads"),
        config.getInt("queue"),
        config.getDuration("longest-wait"),
        config.getBytes("cache"),
        config.getInt("stored"),
        config.getLong("stored-from-edges"),
        config.getDuration("timeout"));
  }

  private static Sample sample(Config config) {
    return new Sample(config.getDuration("lease"), config.getInt("running"));
  }

  /// A list, or one text with commas, as it comes from `-D` and from the environment.
  private static List<String> texts(Config config, String path) {
    if (config.getValue(path).valueType() != ConfigValueType.STRING) {
      return config.getStringList(path);
    }
    return Arrays.stream(config.getString(path).split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static String key(String below) {
    return ROOT + "." + below;
  }

  private static void requirePort(String below, int port) {
    requireRange(below, port, 1, 65_535);
  }

  private static void requireRange(String below, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          key(below) + ": expected " + least + " to " + most + ", found " + value);
    }
  }

  private static void requirePositive(String below, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(
          key(below) + ": expected a positive duration, found " + value);
    }
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "(none)" : text;
  }

  /// A JDBC URL may carry a password in its query.
  private static String withoutSecrets(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query) + "?…";
  }
}
