package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.testkit.damage.DamagedCopy;
import creditgraph.testkit.seed.TestSeed;
import creditgraph.testkit.workload.EdgeWorkload;
import creditgraph.testkit.workload.WorkloadScale;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyBuilderTest {

  @TempDir private Path temporary;

  @Test
  void givesTheSameBytesForAnyOrderOfAddingAndAnyNumberOfThreads() throws IOException {
    Random random = new Random(TestSeed.of("TopologyBuilderTest"));
    List<Release> releases = workload(200);
    Topology first = build("first", releases);
    for (int threads : new int[] {1, 2, 4}) {
      Collections.shuffle(releases, random);
      try (ForkJoinPool pool = new ForkJoinPool(threads)) {
        Topology other = pool.submit(() -> build("threads-" + threads, releases)).join();
        assertThat(other.manifest()).isEqualTo(first.manifest());
        for (String file : DamagedCopy.filesOf(first.directory())) {
          assertThat(other.directory().resolve(file))
              .hasSameBinaryContentAs(first.directory().resolve(file));
        }
      }
    }
  }

  @Test
  void readsBackEveryCreditWithItsRoles() throws IOException {
    List<Release> releases = workload(500);
    Topology topology = build("back", releases);
    TreeMap<Integer, Release> byId = new TreeMap<>();
    releases.forEach(release -> byId.put(release.id(), release));
    try (Arena arena = Arena.ofConfined()) {
      SnapshotFiles files =
          SnapshotFiles.mapTopology(topology.directory(), topology.manifest(), arena);
      CreditGraph graph = files.graph();
      assertThat(graph.releaseCount()).isEqualTo(byId.size());
      for (Release release : byId.values()) {
        int ordinal = files.releaseIds().ordinal(release.id());
        assertThat(graph.artistsOn(ordinal)).isEqualTo(release.artists().length);
        for (int i = 0; i < release.artists().length; i++) {
          int artist = files.artistIds().ordinal(release.artists()[i]);
          int index = graph.indexOnRelease(ordinal, artist);
          assertThat(index).as("artist %d on %s", artist, release).isNotNegative();
          assertThat(files.roles().roles(graph, ordinal, index)).isEqualTo(release.roles()[i]);
        }
      }
    }
  }

  @Test
  void passesItsCheckUntilAByteChanges() throws IOException {
    Topology topology = build("checked", workload(500));
    assertThat(topology.check().faults()).isEmpty();
    Path rows = topology.directory().resolve(FileKind.RELEASE_ARTISTS.fileName);
    byte[] bytes = Files.readAllBytes(rows);
    bytes[bytes.length / 2] ^= 1;
    Files.write(rows, bytes);
    assertThat(topology.check().faults())
        .isNotEmpty()
        .allMatch(fault -> fault.file().equals(FileKind.RELEASE_ARTISTS.fileName));
  }

  @Test
  void leavesTheTopologyFilesAloneBehind() throws IOException {
    Path directory = Files.createDirectory(temporary.resolve("tidy"));
    try (TopologyBuilder builder = TopologyBuilder.create(directory)) {
      for (Release release : workload(500)) {
        release.addTo(builder);
      }
      assertThat(directory).isEmptyDirectory();
      builder.build();
      assertThat(DamagedCopy.filesOf(directory)).allMatch(name -> name.endsWith(".mcg"));
    }
    assertThat(DamagedCopy.filesOf(directory)).hasSize(6);
  }

  @Test
  void leavesNothingBehindWhenItIsClosedWithoutABuild() throws IOException {
    Path directory = Files.createDirectory(temporary.resolve("given-up"));
    try (TopologyBuilder builder = TopologyBuilder.create(directory)) {
      builder.add(1, new int[] {1, 2}, new int[2], 2);
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void buildsAGraphWithoutAnyCredit() throws IOException {
    Topology topology = build("empty", List.of());
    assertThat(topology.check().faults()).isEmpty();
    assertThat(topology.manifest().creditCount()).isZero();
  }

  @Test
  void refusesWhatIsNotARelease() throws IOException {
    try (TopologyBuilder builder = TopologyBuilder.create(temporary)) {
      builder.add(5, new int[] {1, 2}, new int[2], 2);
      assertRefused(builder, 5, "release 5 was added twice", 1, 2);
      assertRefused(builder, 0, "release id 0 is not positive", 1);
      assertRefused(builder, 6, "release 6: no contributor");
      assertRefused(builder, 6, "release 6: contributors must ascend by id, found 3 after 3", 3, 3);
      assertRefused(builder, 6, "release 6: contributors must ascend by id, found 0 after 0", 0);
    }
  }

  @Test
  void buildsOnce() throws IOException {
    Path directory = Files.createDirectory(temporary.resolve("once"));
    try (TopologyBuilder builder = TopologyBuilder.create(directory)) {
      builder.build();
      assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> builder.add(1, new int[] {1}, new int[1], 1))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static void assertRefused(
      TopologyBuilder builder, int release, String message, int... artists) {
    assertThatThrownBy(() -> builder.add(release, artists, new int[artists.length], artists.length))
        .isInstanceOf(SnapshotInvalid.class)
        .hasMessage(message);
  }

  private Topology build(String name, List<Release> releases) throws IOException {
    try (TopologyBuilder builder =
        TopologyBuilder.create(Files.createDirectory(temporary.resolve(name)))) {
      for (Release release : releases) {
        release.addTo(builder);
      }
      return builder.build();
    }
  }

  private static List<Release> workload(int divisor) {
    EdgeWorkload workload = EdgeWorkload.of(WorkloadScale.S.dividedBy(divisor), 1);
    List<Release> releases = new ArrayList<>();
    workload.forEachRelease((number, cast, count) -> {
      int[] artists = Arrays.stream(cast, 0, count).map(artist -> 3 * artist + 1).toArray();
      int[] roles = Arrays.stream(artists).map(artist -> 1 << (artist + number) % 32).toArray();
      releases.add(new Release(7 * number + 1, artists, roles));
    });
    return releases;
  }

  private record Release(int id, int[] artists, int[] roles) {
    void addTo(TopologyBuilder builder) throws IOException {
      builder.add(id, artists, roles, artists.length);
    }
  }
}
