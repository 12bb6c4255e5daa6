package creditgraph.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.csr.TemporaryFiles;
import creditgraph.testkit.seed.TestSeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameSpoolTest {

  private static final long SEED = TestSeed.of("NameSpoolTest");
  private static final int CASES = 30;
  private static final int MOST = 4;

  @TempDir private Path directory;

  private record Added(int number, String name) {}

  @Test
  void gives_back_by_number_what_parts_added_in_any_turn() throws IOException {
    for (int index = 0; index < CASES; index++) {
      Random random = new Random(SEED + index);
      List<List<Added>> parts = new ArrayList<>();
      for (int part = random.nextInt(5); part >= 0; part--) {
        parts.add(random.ints(random.nextInt(40), -3, 6).mapToObj(n -> added(n, random)).toList());
      }

      assertThat(spooled(parts, 1 + random.nextInt(8), random))
          .as("case %d", index)
          .isEqualTo(expected(parts));
    }
  }

  @Test
  void asked_for_a_number_that_has_none_it_waits_for_the_next() throws IOException {
    try (NameSpool spool = NameSpool.create(TemporaryFiles.in(directory), MOST)) {
      try (NameSpool.Gatherer part = spool.part(0)) {
        part.add(7, "Bo T.");
      }

      NameSpool.Merged merged = spool.merged();

      assertThat(merged.of(5)).isEmpty();
      assertThat(merged.of(7)).containsExactly("Bo T.");
      assertThat(merged.hasNext()).isFalse();
    }
  }

  private static Added added(int number, Random random) {
    return new Added(number, List.of("", "Ada", "Åsa", "日本", "B.", "C.").get(random.nextInt(6)));
  }

  /// Parts are begun in any order, and take turns.
  private Map<Integer, List<String>> spooled(List<List<Added>> parts, int runNames, Random random)
      throws IOException {
    Map<Integer, List<String>> names = new TreeMap<>();
    try (NameSpool spool = NameSpool.create(TemporaryFiles.in(directory), MOST, runNames)) {
      List<NameSpool.Gatherer> gatherers = new ArrayList<>();
      List<Integer> turns = new ArrayList<>();
      for (int part = 0; part < parts.size(); part++) {
        gatherers.add(spool.part(part));
        turns.addAll(Collections.nCopies(parts.get(part).size(), part));
      }
      Collections.shuffle(turns, random);
      int[] next = new int[parts.size()];
      for (int part : turns) {
        Added added = parts.get(part).get(next[part]++);
        gatherers.get(part).add(added.number(), added.name());
      }
      Collections.shuffle(gatherers, random);
      for (NameSpool.Gatherer gatherer : gatherers) {
        gatherer.close();
      }
      for (NameSpool.Merged merged = spool.merged(); merged.hasNext(); ) {
        names.put(merged.nextNumber(), List.copyOf(merged.next()));
      }
    }
    return names;
  }

  private static Map<Integer, List<String>> expected(List<List<Added>> parts) {
    Map<Integer, List<String>> names = new TreeMap<>();
    for (List<Added> part : parts) {
      for (Added added : part) {
        List<String> known = names.computeIfAbsent(added.number(), _ -> new ArrayList<>());
        if (known.size() < MOST && !known.contains(added.name())) {
          known.add(added.name());
        }
      }
    }
    return names;
  }
}
