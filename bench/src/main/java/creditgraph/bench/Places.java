package creditgraph.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the distribution that is measured lies, and what is kept from run to run.
///
/// @param java of the virtual machine to measure
/// @param distribution of `mcg`: its libraries, and how its virtual machine runs
/// @param node the distribution of a node of the cluster
/// @param months where generated months are kept
/// @param graphs where published workloads are kept
record Places(Path java, Path distribution, Path node, Path months, Path graphs) {

  /// As `./mcg` has it.
  static final String HEAP = "-Xmx1g";

  /// What `dev/bench` has built; months and graphs stay in `target/` until they are removed.
  static Places ofThisBuild() {
    Path home = Path.of(System.getProperty("creditgraph.home", "."));
    return new Places(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        home.resolve("cli/target/mcg"),
        home.resolve("cluster-node/target/node"),
        home.resolve("target/months"),
        home.resolve("target/graphs"));
  }

  /// The command line of `./mcg` with this command and its arguments.
  List<String> mcg(String command, String... arguments) {
    List<String> line =
        new ArrayList<>(List.of("env", "MALLOC_ARENA_MAX=2", java.toString(), jvmOptions()));
    if (command.equals("ingest")) {
      line.add("@" + distribution.resolve("ingest.options"));
    }
    line.addAll(
        List.of(
            HEAP,
            "-cp",
            distribution.resolve("lib").resolve("*").toString(),
            "creditgraph.cli.Mcg",
            command));
    line.addAll(List.of(arguments));
    return line;
  }

  /// How the virtual machine of any command of `./mcg` runs, as an argument of `java`.
  String jvmOptions() {
    return "@" + distribution.resolve("jvm.options");
  }
}
