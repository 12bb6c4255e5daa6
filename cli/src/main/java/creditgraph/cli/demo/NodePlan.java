package creditgraph.cli.demo;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import creditgraph.cli.DataRoot;
import creditgraph.cli.database.Database;
import creditgraph.testkit.net.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The settings of one node of the demo, written to a file that the node reads at start.
///
/// @param settings `run/<name>.conf`
record NodePlan(String name, int heapMegabytes, int managementPort, Path settings) {

  private static final String HOST = "127.0.0.1";
  private static final int CONTROL_HEAP_MEGABYTES = 512;
  private static final int WORKER_HEAP_MEGABYTES = 192;

  /// One control node and `workers` workers on loopback, all of them seeds: a control node that
  /// comes back finds the cluster that lives instead of founding a second one.
  static List<NodePlan> plan(DataRoot root, Database database, int httpPort, Path web, int workers)
      throws IOException {
    var ports = FreePorts.different(2 * (workers + 1));
    var seeds = new ArrayList<String>();
    for (int i = 0; i <= workers; i++) {
      seeds.add(HOST + ":" + ports.get(2 * i));
    }
    var plans = new ArrayList<NodePlan>();
    for (int i = 0; i <= workers; i++) {
      var name = i == 0 ? "control" : "worker-" + i;
      var keys = new LinkedHashMap<String, Object>();
      keys.put("name", name);
      keys.put("roles", List.of(i == 0 ? "control" : "worker"));
      keys.put("host", HOST);
      keys.put("port", ports.get(2 * i));
      keys.put("seed-nodes", seeds);
      keys.put("data-root", root.directory().toString());
      keys.put("management", Map.of("host", HOST, "port", ports.get(2 * i + 1)));
      keys.put("stop-with-parent", true);
      if (i == 0) {
        keys.put("http", Map.of("host", HOST, "port", httpPort, "web-root", web.toString()));
        keys.put("postgres", Map.of("url", database.url(), "user", Database.USER, "password", ""));
        keys.put("researcher-token-file", root.researcherToken().toString());
        keys.put("operator-token-file", root.operatorToken().toString());
      }
      plans.add(
          new NodePlan(
              name,
              i == 0 ? CONTROL_HEAP_MEGABYTES : WORKER_HEAP_MEGABYTES,
              ports.get(2 * i + 1),
              write(root, name, keys)));
    }
    return plans;
  }

  String management() {
    return "http://" + HOST + ":" + managementPort;
  }

  /// On loopback a living seed answers at once, so the first one need not wait long for others.
  private static Path write(DataRoot root, String name, Map<String, Object> keys)
      throws IOException {
    var file = root.run().resolve(name + ".conf");
    var text =
        ConfigFactory.parseMap(
                Map.of("creditgraph.node", keys, "pekko.cluster.seed-node-timeout", "1s"))
            .root()
            .render(ConfigRenderOptions.defaults().setOriginComments(false).setJson(false));
    Files.writeString(file, "include classpath(\"application.conf\")\n\n" + text);
    return file;
  }
}
