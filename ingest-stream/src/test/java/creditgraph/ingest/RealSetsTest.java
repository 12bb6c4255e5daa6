package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.snapshot.Manifest;
import creditgraph.ingest.dump.DumpType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every layout there has been since 2014, with the figures that are known of each set.
class RealSetsTest {

  @TempDir private Path dataRoot;

  @ParameterizedTest
  @CsvSource({
    // set, month, releases, artists, labels, masters, edges, largest component
    "sample-2020-08, 2020-08, 500, 500, 500, 500, 3892, 1056, 76",
    "head50-2020, undated, 50, 50, 50, 50, 269, 92, 18",
    "head-2019-11, undated, 8, 27, 5, 46, 39, 21, 2",
    "head-2017-04, 2017-04, 10, 27, 5, 47, 55, 21, 2",
    "head-2020s, undated, 3, 4, 4, 3, 22, 16, 2",
    "layout-2025, undated, 6, 19, 9, 0, 769, 679, 1",
    "old-2014, undated, 6, 4, 0, 18, 38, 21, 2",
  })
  void readsEveryRecordAndKnowsEveryElementAndEveryCredit(
      String set,
      String month,
      long releases,
      long artists,
      long labels,
      long masters,
      long edges,
      int largestArtists,
      int largestReleases)
      throws IOException {
    IngestResult result =
        Ingest.run(
            TestRuns.settings(dataRoot, RealRecords.set(set))
                .mayBeAbsent(Set.of(DumpType.LABELS, DumpType.MASTERS)));

    assertThat(result.manifest().month()).startsWith(month);
    assertThat(result.manifest().rejects()).isZero();
    assertThat(result.manifest().rows())
        .containsEntry("release", releases)
        .containsEntry("artist", artists)
        .containsEntry("label", labels)
        .containsEntry("master", masters);
    assertThat(result.reports()).allSatisfy(type -> assertThat(type.drift()).isEmpty());
    assertThat(result.reports()).allSatisfy(type -> assertThat(type.repairs().total()).isZero());

    Manifest snapshot = Manifest.read(TestRuns.publish(dataRoot, result.catalog(), "everyone"));
    assertThat(snapshot.creditCount()).isEqualTo(edges);
    assertThat(snapshot.largestComponentArtists()).isEqualTo(largestArtists);
    assertThat(snapshot.largestComponentReleases()).isEqualTo(largestReleases);
  }
}
