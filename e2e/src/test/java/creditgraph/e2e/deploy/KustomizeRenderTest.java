package creditgraph.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KustomizeRenderTest {

  /// Leaving in order takes a node up to this; see `NodeMain`.
  private static final int LEAVE_SECONDS = 10;

  private static final Map<String, String> PROBED =
      Map.of("startupProbe", "/startup", "livenessProbe", "/alive", "readinessProbe", "/ready");

  private static final String NAMESPACE = "music-graph";
  private static final Manifests HOME = Manifests.render("home");
  private static final Manifests LAPTOP = Manifests.render("laptop");

  static Stream<Manifests> overlays() {
    return Stream.of(HOME, LAPTOP);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void setsOnlyVariablesThatTheNodeReads(Manifests manifests) {
    for (Workload node : manifests.nodes()) {
      Set<String> set = new HashSet<>(node.environment().keySet());
      set.removeIf(variable -> !variable.startsWith("MCG_"));
      assertThat(NodeReference.variables()).as(node.name()).containsAll(set);
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void givesEachNodeItsRole(Manifests manifests) {
    assertThat(settings(manifests.control()).getString("roles")).isEqualTo("control");
    assertThat(settings(manifests.worker()).getString("roles")).isEqualTo("worker");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void opensThePortsThatTheNodeListensOn(Manifests manifests) {
    for (Workload node : manifests.nodes()) {
      Config settings = settings(node);
      assertThat(node.port("artery")).isEqualTo(settings.getInt("port"));
      assertThat(node.port("management")).isEqualTo(settings.getInt("management.port"));
    }
    assertThat(manifests.control().port("snapshots"))
        .isEqualTo(settings(manifests.control()).getInt("snapshot.server.port"));
    int http = settings(manifests.control()).getInt("http.port");
    assertThat(manifests.control().port("http"))
        .isEqualTo(http)
        .isEqualTo(NodeReference.gateway().getInt("port"));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void leadsServicesToPortsThatExist(Manifests manifests) {
    assertThat(manifests.object("Service", "gateway").at("/spec/ports/0/targetPort").asText())
        .isEqualTo("http");
    assertThat(manifests.object("Service", "control").findValuesAsText("targetPort"))
        .containsExactly("artery", "snapshots");
    assertThat(manifests.object("Service", "postgres").at("/spec/ports/0/targetPort").asText())
        .isEqualTo("postgres");
    for (JsonNode service : manifests.ofKind("Service")) {
      String selected = service.at("/spec/selector").path("app.kubernetes.io/name").asText();
      Workload workload = new Workload(manifests, manifests.object("StatefulSet", selected));
      assertThat(workload.object().at("/spec/template/metadata/labels"))
          .containsAll(service.at("/spec/selector"));
      assertThat(workload.port(service.at("/spec/ports/0/targetPort").asText())).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void namesTheControlNodeFirstAmongTheSeedsByItsOwnName(Manifests manifests) {
    Config control = settings(manifests.control());
    assertThat(seeds(manifests.control()))
        .startsWith(control.getString("host") + ":" + control.getInt("port"));
    assertThat(control.getString("host"))
        .isEqualTo("control-0.control." + NAMESPACE + ".svc.cluster.local");
    assertThat(manifests.control().object().at("/spec/serviceName").asText()).isEqualTo("control");
    assertThat(manifests.object("Service", "control").at("/spec/clusterIP").asText())
        .isEqualTo("None");
    assertThat(
            manifests.object("Service", "control").at("/spec/publishNotReadyAddresses").asBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void tellsAllNodesTheSame(Manifests manifests) {
    Config control = settings(manifests.control());
    Config worker = settings(manifests.worker());
    for (String key : List.of("seed-nodes", "lanes", "port", "data-root")) {
      assertThat(worker.getString(key)).as(key).isEqualTo(control.getString(key));
    }
  }

  @Test
  void makesEachPiASeedAtHome() {
    Workload worker = HOME.worker();
    Config settings = settings(worker);
    assertThat(seeds(worker))
        .hasSize(5)
        .doesNotHaveDuplicates()
        .contains(Workload.MACHINE + ":" + settings.getInt("port"));
    assertThat(settings.getString("host")).isEqualTo(Workload.MACHINE);
    assertThat(worker.pod().path("hostNetwork").asBoolean()).isTrue();
    assertThat(worker.pod().path("dnsPolicy").asText()).isEqualTo("ClusterFirstWithHostNet");
    assertThat(settings.getInt("lanes")).isEqualTo(8);
  }

  @Test
  void placesWorkloadsByTheLabelsOfTheHomeRack() {
    assertThat(HOME.control().pod().at("/nodeSelector/role").asText()).isEqualTo("control");
    assertThat(HOME.postgres().pod().at("/nodeSelector/role").asText()).isEqualTo("control");
    assertThat(HOME.postgres().pod().at("/nodeSelector/storage").asText()).isEqualTo("nvme");
    assertThat(HOME.worker().pod().at("/nodeSelector/class").asText()).isEqualTo("pi");
    assertThat(LAPTOP.workloads()).noneMatch(workload -> workload.pod().has("nodeSelector"));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void pointsTheNodeAtTheDatabase(Manifests manifests) {
    Config postgres = settings(manifests.control()).getConfig("postgres");
    var database = manifests.postgres().environment();

    assertThat(postgres.getString("url"))
        .isEqualTo(
            "jdbc:postgresql://postgres:%d/%s",
            manifests.postgres().port("postgres"), database.get("POSTGRES_DB"));
    assertThat(postgres.getString("user")).isEqualTo(database.get("POSTGRES_USER"));
    assertThat(secret(manifests.control(), "MCG_POSTGRES_PASSWORD"))
        .isEqualTo(secret(manifests.postgres(), "POSTGRES_PASSWORD"));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void mountsWhatTheNodeReads(Manifests manifests) {
    for (Workload node : manifests.nodes()) {
      String graph = settings(node).getString("data-root") + "/graph";
      JsonNode mount = mountAt(node, graph);
      boolean fetches = settings(node).getString("snapshot.source").equals("server");
      assertThat(mount.path("readOnly").asBoolean()).as(node.name()).isNotEqualTo(fetches);
    }
    assertSecretAt(
        manifests.control(),
        settings(manifests.control()).getString("researcher-token-file"),
        "researcher");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void givesControlADiskForExportsAndTheKeyToTheirBucketIfThereIsOne(Manifests manifests) {
    Workload control = manifests.control();
    JsonNode exports = mountAt(control, settings(control).getString("data-root") + "/exports");
    assertThat(exports.path("readOnly").asBoolean()).isFalse();
    assertThat(control.object().at("/spec/volumeClaimTemplates/0/metadata/name").asText())
        .isEqualTo(exports.path("name").asText());
    String key = settings(control).getString("exports.s3.credentials-file");
    JsonNode mount = mountAt(control, key.substring(0, key.lastIndexOf('/')));
    JsonNode secret = secretVolume(control, mount.path("name").asText());
    assertThat(secret.path("optional").asBoolean()).isTrue();
    assertThat(secret.path("defaultMode").asInt()).isEqualTo(0440);
    assertThat(settings(manifests.worker()).getString("exports.s3.credentials-file")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void givesTheOperatorsTokenToControlAlone(Manifests manifests) {
    assertSecretAt(
        manifests.control(),
        settings(manifests.control()).getString("operator-token-file"),
        "operator");
    assertThat(settings(manifests.worker()).getString("operator-token-file")).isEmpty();
    assertThat(manifests.worker().pod().path("volumes").findValuesAsText("secretName"))
        .doesNotContain("operator");
  }

  /// @param file `…/token` of a mounted secret that the group may read and nobody else
  private static void assertSecretAt(Workload node, String file, String secretName) {
    JsonNode mount = mountAt(node, file.substring(0, file.lastIndexOf('/')));
    assertThat(mount.path("readOnly").asBoolean()).isTrue();
    JsonNode secret = secretVolume(node, mount.path("name").asText());
    assertThat(secret.path("secretName").asText()).isEqualTo(secretName);
    assertThat(secret.path("defaultMode").asInt()).isEqualTo(0440);
    assertThat(file).endsWith("/token");
  }

  @Test
  void givesEachNodeAtHomeItsCertificate() {
    for (Workload node : HOME.nodes()) {
      JsonNode mount = mountAt(node, settings(node).getString("tls.directory"));
      assertThat(mount.path("readOnly").asBoolean()).as(node.name()).isTrue();
      // As a file of its own it would stay what it was when the secret is renewed.
      assertThat(mount.has("subPath")).as(node.name()).isFalse();
      JsonNode secret = secretVolume(node, mount.path("name").asText());
      assertThat(secret.path("secretName").asText()).isEqualTo("tls-" + node.name());
      assertThat(secret.path("defaultMode").asInt()).isEqualTo(0440);
    }
    assertThat(LAPTOP.nodes())
        .allMatch(node -> settings(node).getString("tls.directory").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void letsWorkersFetchFromControl(Manifests manifests) {
    assertThat(settings(manifests.worker()).getString("snapshot.source")).isEqualTo("server");
    assertThat(settings(manifests.worker()).getBytes("snapshot.fetch.bytes-per-second"))
        .isPositive();
    assertThat(settings(manifests.control()).getString("snapshot.source")).isEqualTo("disk");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void probesManagementAndNeverKillsForWantOfAGraph(Manifests manifests) {
    for (Workload node : manifests.nodes()) {
      assertThat(node.probes()).containsOnlyKeys("startupProbe", "livenessProbe", "readinessProbe");
      node.probes()
          .forEach((probe, check) -> {
            assertThat(check.at("/httpGet/path").asText()).isEqualTo(PROBED.get(probe));
            assertThat(check.at("/httpGet/port").asText()).isEqualTo("management");
          });
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void keepsManagementOffTheLocalNetwork(Manifests manifests) {
    Workload worker = manifests.worker();
    assertThat(settings(worker).getString("management.host")).isEqualTo("127.0.0.1");
    assertThat(worker.probes().values())
        .allMatch(probe -> probe.at("/httpGet/host").asText().equals("127.0.0.1"));
    for (JsonNode policy : manifests.ofKind("NetworkPolicy")) {
      assertThat(policy.findValuesAsText("port"))
          .doesNotContain(String.valueOf(manifests.control().port("management")));
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void tellsScrapersWhereTheMetricsOfControlAre(Manifests manifests) {
    JsonNode annotations =
        manifests.object("StatefulSet", "control").at("/spec/template/metadata/annotations");
    assertThat(annotations.path("prometheus.io/scrape").asText()).isEqualTo("true");
    assertThat(annotations.path("prometheus.io/path").asText()).isEqualTo("/metrics");
    assertThat(annotations.path("prometheus.io/port").asText())
        .isEqualTo(String.valueOf(manifests.control().port("management")));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void letsInOnlyWhatMustComeIn(Manifests manifests) {
    JsonNode all = manifests.object("NetworkPolicy", "deny-ingress").path("spec");
    assertThat(all.path("podSelector")).isEmpty();
    assertThat(all.has("ingress")).isFalse();
    assertThat(manifests.object("NetworkPolicy", "control").findValuesAsText("port"))
        .containsExactlyInAnyOrder(
            String.valueOf(manifests.control().port("http")),
            String.valueOf(manifests.control().port("artery")),
            String.valueOf(manifests.control().port("snapshots")));
    JsonNode database = manifests.object("NetworkPolicy", "postgres").at("/spec/ingress/0");
    assertThat(database.findValuesAsText("port"))
        .containsExactly(String.valueOf(manifests.postgres().port("postgres")));
    assertThat(
            database.at("/from/0/podSelector/matchLabels").path("app.kubernetes.io/name").asText())
        .isEqualTo("control");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void boundsEveryContainer(Manifests manifests) {
    for (Workload workload : manifests.workloads()) {
      JsonNode requests = workload.container().at("/resources/requests");
      assertThat(requests.path("cpu").asText()).as(workload.name()).isNotEmpty();
      assertThat(Quantity.bytes(requests.path("memory").asText()))
          .as(workload.name())
          .isLessThanOrEqualTo(workload.memoryLimitBytes());
    }
    assertThat(manifests.worker().memoryLimitBytes()).isLessThanOrEqualTo(300L << 20);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void leavesRoomBesideTheHeap(Manifests manifests) {
    for (Workload node : manifests.nodes()) {
      long heap =
          Arrays.stream(node.environment().getOrDefault("JDK_JAVA_OPTIONS", "").split(" "))
              .filter(option -> option.startsWith("-Xmx"))
              .mapToLong(option -> Quantity.bytes(option.substring("-Xmx".length())))
              .findFirst()
              .orElseThrow(() -> new AssertionError(node.name() + " states no -Xmx"));
      assertThat(heap).as(node.name()).isLessThanOrEqualTo(node.memoryLimitBytes() / 2);
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void givesNoContainerMoreThanItNeeds(Manifests manifests) {
    for (Workload workload : manifests.workloads()) {
      JsonNode pod = workload.pod();
      JsonNode container = workload.container().path("securityContext");
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
      assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
      assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      JsonNode account =
          manifests.object("ServiceAccount", pod.path("serviceAccountName").asText());
      assertThat(account.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void givesNodesTimeToLeave(Manifests manifests) {
    for (Workload node : manifests.nodes()) {
      assertThat(node.pod().path("terminationGracePeriodSeconds").asInt())
          .as(node.name())
          .isGreaterThan(LEAVE_SECONDS);
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void namesAVersionOfEveryImage(Manifests manifests) {
    for (Workload workload : manifests.workloads()) {
      assertThat(workload.container().path("image").asText()).matches("[^:@]+(:[^:@]+|@sha256:.+)");
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void keepsTheOnlyOnesFromBeingDrained(Manifests manifests) {
    for (Workload single : List.of(manifests.control(), manifests.postgres())) {
      JsonNode budget = manifests.object("PodDisruptionBudget", single.name()).path("spec");
      assertThat(budget.path("minAvailable").asInt()).isEqualTo(1);
      assertThat(single.object().at("/spec/template/metadata/labels"))
          .containsAll(budget.at("/selector/matchLabels"));
      assertThat(single.object().at("/spec/replicas").asInt()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void holdsNoSecretAndStaysInItsNamespace(Manifests manifests) {
    assertThat(manifests.ofKind("Secret")).isEmpty();
    for (JsonNode object : manifests.objects()) {
      if (!object.path("kind").asText().equals("Namespace")) {
        assertThat(object.at("/metadata/namespace").asText())
            .as(object.at("/metadata/name").asText())
            .isEqualTo(NAMESPACE);
      }
    }
  }

  private static Config settings(Workload node) {
    return NodeReference.settings(node.environment());
  }

  private static List<String> seeds(Workload node) {
    return List.of(settings(node).getString("seed-nodes").split(","));
  }

  private static String secret(Workload workload, String variable) {
    return Workload.stream(workload.container().path("env"))
        .filter(entry -> entry.path("name").asText().equals(variable))
        .map(entry -> entry.at("/valueFrom/secretKeyRef").toString())
        .findFirst()
        .orElseThrow(() -> new AssertionError(workload.name() + " does not set " + variable));
  }

  private static JsonNode secretVolume(Workload workload, String name) {
    return Workload.stream(workload.pod().path("volumes"))
        .filter(volume -> volume.path("name").asText().equals(name))
        .map(volume -> volume.path("secret"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(workload.name() + " has no volume " + name));
  }

  private static JsonNode mountAt(Workload workload, String path) {
    return Workload.stream(workload.container().path("volumeMounts"))
        .filter(mount -> mount.path("mountPath").asText().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError(workload.name() + " mounts nothing at " + path));
  }
}
