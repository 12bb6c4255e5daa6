package creditgraph.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The image's recipe against what the build makes; the image itself is built at release.
class NodeImageTest {

  private static final Path RECIPE = Manifests.ROOT.resolve("deploy/images/node/Dockerfile");
  private static final Pattern COPY = Pattern.compile("(?m)^COPY (\\S+) (\\S+)$");
  private static final Pattern MAIN = Pattern.compile("\"(creditgraph[.\\w]+)\"\\]");

  @Test
  void startsTheNodesMain() throws IOException {
    Matcher main = MAIN.matcher(Files.readString(RECIPE));
    assertThat(main.find()).isTrue();
    assertThat(
            Manifests.ROOT.resolve(
                "cluster-node/src/main/java/" + main.group(1).replace('.', '/') + ".java"))
        .isRegularFile();
  }

  @Test
  void copiesTheDistributionThatTheModuleBuilds() throws IOException {
    assertThat(COPY.matcher(Files.readString(RECIPE)).results().map(copy -> copy.group(1)))
        .containsExactly(
            "cluster-node/target/node/lib",
            "cluster-node/target/node/jvm.options",
            "cluster-node/target/node/worker.options",
            "web/dist");
    assertThat(Files.readString(Manifests.ROOT.resolve("cluster-node/pom.xml")))
        .contains("<outputDirectory>${project.build.directory}/node/lib</outputDirectory>");
  }

  @Test
  void runsAsTheUserAndServesThePagesThatTheManifestsName() throws IOException {
    Workload control = Manifests.render("home").control();
    assertThat(Files.readString(RECIPE))
        .contains("\nUSER " + control.pod().at("/securityContext/runAsUser").asText() + ":")
        .contains("COPY web/dist " + control.environment().get("MCG_WEB_ROOT") + "\n");
  }
}
