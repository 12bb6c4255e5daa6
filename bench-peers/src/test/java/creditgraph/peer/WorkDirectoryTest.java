package creditgraph.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import creditgraph.peer.WorkDirectory.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirectoryTest {

  @TempDir private Path directory;

  @Test
  void graph_and_answers_longer_than_a_chunk_come_back_as_they_were_written() throws Exception {
    WorkDirectory work = new WorkDirectory(directory);
    int[] artists = IntStream.range(0, 600_001).toArray();
    long[] nanos = LongStream.range(Long.MAX_VALUE - 300_001, Long.MAX_VALUE).toArray();

    work.write(new KeptGraph(600_001, new int[] {0, 2, 600_001}, artists));
    work.write("system", new Answer(new int[] {3, -1}, nanos, Map.of("load.nanos", 5L)));

    assertThat(work.graph().artistCount()).isEqualTo(600_001);
    assertThat(work.graph().starts()).containsExactly(0, 2, 600_001);
    assertThat(work.graph().artists()).isEqualTo(artists);
    assertThat(work.answer("system").distances()).containsExactly(3, -1);
    assertThat(work.answer("system").nanos()).isEqualTo(nanos);
    assertThat(work.answer("system").fact("load.nanos")).isEqualTo(5);
  }

  @Test
  void of_two_answers_to_the_same_pairs_the_sooner_counts_pair_by_pair() {
    Answer first = new Answer(new int[] {3, 1}, new long[] {10, 20}, Map.of("load.nanos", 5L));
    Answer second = new Answer(new int[] {3, 1}, new long[] {11, 19}, Map.of("load.nanos", 4L));

    assertThat(first.orSooner(second).nanos()).containsExactly(10, 19);
    assertThat(first.orSooner(second).fact("load.nanos")).isEqualTo(5);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> first.orSooner(new Answer(new int[] {3, 2}, new long[] {1, 1}, Map.of())));
  }

  @Test
  void numbers_lie_little_endian_and_without_a_header() throws Exception {
    new WorkDirectory(directory).writePairs(new int[] {1, 0x0A0B0C0D});

    assertThat(Files.readAllBytes(directory.resolve("pairs.int32")))
        .containsExactly(1, 0, 0, 0, 0x0D, 0x0C, 0x0B, 0x0A);
  }

  @Test
  void rows_hold_both_directions_with_releases_behind_the_artists() {
    KeptGraph.Rows rows = new KeptGraph(3, new int[] {0, 2, 4}, new int[] {0, 2, 1, 2}).rows();

    assertThat(rows.starts()).containsExactly(0, 1, 2, 4, 6, 8);
    assertThat(rows.targets()).containsExactly(3, 4, 3, 4, 0, 2, 1, 2);
  }
}
