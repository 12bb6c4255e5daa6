package creditgraph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.peer.PeerRun;
import creditgraph.peer.WorkDirectory;
import creditgraph.peer.WorkDirectory.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphRunTest {

  private static final int WRONG_PAIR = 7;

  @TempDir private Path directory;

  @Test
  void libraries_agree_with_the_mapped_rows_and_get_their_rows() throws Exception {
    Heard heard = new Heard();

    Run.Results results =
        small(Contenders.named(List.of("webgraph", "jgrapht"), "S"))
            .of(new WorkDirectory(directory), heard);

    assertThat(results.skipped()).isEmpty();
    assertThat(results.rows())
        .extracting(Row::name)
        .contains("open a snapshot, again", "webgraph size", "jgrapht p99", "product / bare loop");
    assertThat(results.rows()).allSatisfy(row -> assertThat(row.value()).isPositive());
    assertThat(heard.rows).isEqualTo(results.rows());
  }

  @Test
  void a_peer_that_disagrees_on_one_distance_fails_the_run_and_the_pair_is_named()
      throws IOException {
    WorkDirectory work = new WorkDirectory(directory);

    assertThatThrownBy(() -> small(List.of(new Liar())).of(work, new Heard()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "pair 7, artists %d and %d: distance",
            work.pairs()[2 * WRONG_PAIR], work.pairs()[2 * WRONG_PAIR + 1])
        .hasMessageContaining("by liar");
  }

  @Test
  void a_system_that_cannot_run_here_is_skipped_with_the_reason() throws Exception {
    Heard heard = new Heard();

    Run.Results results = small(List.of(new Absent())).of(new WorkDirectory(directory), heard);

    assertThat(results.skipped()).containsExactly("absent: not installed");
    assertThat(heard.skipped).containsExactly("absent");
  }

  private static GraphRun small(List<Contender> contenders) {
    return new GraphRun(new Workload("S", 500, 1), new PeerRun(20, 0, 1), contenders);
  }

  private static final class Heard implements Listener {
    private final List<Row> rows = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    @Override
    public void begins(String what) {}

    @Override
    public void measures(String machine, String workload) {}

    @Override
    public void found(Row row) {
      rows.add(row);
    }

    @Override
    public void skipped(String system, String reason) {
      skipped.add(system);
    }
  }

  /// Repeats what the mapped rows said, but for one pair.
  private record Liar() implements Contender {
    @Override
    public String name() {
      return "liar";
    }

    @Override
    public int turns() {
      return 1;
    }

    @Override
    public Optional<String> missing() {
      return Optional.empty();
    }

    @Override
    public void answer(WorkDirectory work, PeerRun run) throws IOException {
      Answer ours = work.answer(MappedPeer.NAME);
      int[] distances = ours.distances().clone();
      distances[WRONG_PAIR]++;
      work.write(name(), new Answer(distances, ours.nanos(), Map.of("graph.bytes", 0L)));
    }
  }

  private record Absent() implements Contender {
    @Override
    public String name() {
      return "absent";
    }

    @Override
    public int turns() {
      return 1;
    }

    @Override
    public Optional<String> missing() {
      return Optional.of("not installed");
    }

    @Override
    public void answer(WorkDirectory work, PeerRun run) {
      throw new AssertionError("asked although it is missing");
    }
  }
}
